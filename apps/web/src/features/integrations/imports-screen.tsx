import { Plural, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Check, Hourglass, TriangleAlert } from 'lucide-react';
import { type Answer, call } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './console.module.css';
import { ConsoleFrame } from './console-frame.tsx';
import { ImportReportView } from './import-report.tsx';

export type ImportRun = Answer<'import.list'>['items'][number];

/** What was brought in, from which file, and what each file had to say. */
export function ImportsScreen() {
  const { t, i18n } = useLingui();
  const imports = useInfiniteQuery({
    queryKey: ['import.list', 'pages', i18n.locale],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('import.list', {
        query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Asked question={imports} title={t`Imports`}>
      {({ pages }) => {
        const runs = pages.flatMap(({ items }) => items);
        return (
          <ConsoleFrame
            title={t`Imports`}
            sentence={t`Rosters and standards that were brought in, newest first. Open one to read its report.`}
          >
            {runs.length === 0 ? (
              <StateCard kind="empty" title={t`Nothing was imported yet`}>
                <p>
                  {t`A roster comes in from the command line on the server:`}{' '}
                  <code>bin/cairn import oneroster roster.zip</code>
                </p>
              </StateCard>
            ) : (
              <ul className={css['runs']}>
                {runs.map((run) => (
                  <li key={run.id}>
                    <Run run={run} />
                  </li>
                ))}
              </ul>
            )}
            {imports.hasNextPage ? (
              <div>
                <Button busy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
                  {t`Show more`}
                </Button>
              </div>
            ) : null}
          </ConsoleFrame>
        );
      }}
    </Asked>
  );
}

function Run({ run }: { readonly run: ImportRun }) {
  const { i18n } = useLingui();
  const started = i18n.date(run.startedAt, { dateStyle: 'medium', timeStyle: 'short' });
  const rejected = run.report.rejected?.length ?? 0;
  const warnings = run.report.warnings?.length ?? 0;
  return (
    <details className={css['run']}>
      <summary>
        <Status status={run.status} />
        <strong className={css['file']}>{run.fileName}</strong>
        <span className={css['quiet']}>
          {run.kind}, {started}
        </span>
        <span className={css['findings']}>
          {rejected > 0 ? <Plural value={rejected} one="# row refused" other="# rows refused" /> : null}
          {rejected > 0 && warnings > 0 ? ', ' : null}
          {warnings > 0 ? <Plural value={warnings} one="# warning" other="# warnings" /> : null}
        </span>
      </summary>
      <ImportReportView report={run.report} fileName={run.fileName} />
    </details>
  );
}

function Status({ status }: { readonly status: ImportRun['status'] }) {
  const { t } = useLingui();
  const words = { running: t`running`, done: t`done`, refused: t`refused`, failed: t`failed` };
  const icon = status === 'done' ? Check : status === 'running' ? Hourglass : TriangleAlert;
  return (
    <span className={css['status']} data-status={status}>
      <Icon shape={icon} size={18} /> {words[status]}
    </span>
  );
}

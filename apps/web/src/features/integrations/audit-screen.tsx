import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Answer, call } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import css from './console.module.css';
import { ConsoleFrame } from './console-frame.tsx';

type AuditLine = Answer<'audit.list'>['items'][number];

/** Who did what, newest first. */
export function AuditScreen() {
  const { t, i18n } = useLingui();
  const columns = useColumns();
  const audit = useInfiniteQuery({
    queryKey: ['audit.list', 'pages', i18n.locale],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('audit.list', {
        query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  return (
    <Asked question={audit} title={t`Audit`}>
      {({ pages }) => (
        <ConsoleFrame
          title={t`Audit`}
          sentence={t`Who did what, newest first. A line is never changed or removed.`}
        >
          <DataTable
            caption={t`Audit`}
            captionHidden
            dense
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            empty={t`Nothing has been done yet.`}
          />
          {audit.hasNextPage ? (
            <div>
              <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                {t`Show older ones`}
              </Button>
            </div>
          ) : null}
        </ConsoleFrame>
      )}
    </Asked>
  );
}

function useColumns(): readonly Column<AuditLine>[] {
  const { t, i18n } = useLingui();
  return [
    {
      key: 'at',
      header: t`When`,
      cell: ({ at }) => i18n.date(at, { dateStyle: 'medium', timeStyle: 'medium' }),
    },
    {
      key: 'actor',
      header: t`Who`,
      cell: ({ actor }) =>
        actor === null ? (
          <span className={css['quiet']}>{t`Cairn itself`}</span>
        ) : (
          <Link to="/people/$personId" params={{ personId: actor.id }}>
            {actor.name}
          </Link>
        ),
    },
    { key: 'action', header: t`What`, cell: ({ action }) => <code>{action}</code> },
    { key: 'kind', header: t`On`, cell: ({ resourceKind }) => resourceKind },
    {
      key: 'id',
      header: t`Id`,
      cell: ({ resourceId }) => <code className={css['id']}>{resourceId ?? ''}</code>,
    },
  ];
}

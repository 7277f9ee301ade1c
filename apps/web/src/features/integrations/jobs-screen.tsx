import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ConsoleFrame } from './console-frame.tsx';

/** Background jobs: what runs when, and how it last ended. */
export function JobsScreen() {
  const { t, i18n } = useLingui();
  const jobs = useQuery({ ...endpointQuery('job.list'), staleTime: 0 });
  const date = (at: string) => i18n.date(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Asked question={jobs} title={t`Jobs`}>
      {({ items }) => (
        <ConsoleFrame title={t`Jobs`} sentence={t`What Cairn does by itself, when, and how it last ended.`}>
          <DataTable
            caption={t`Jobs`}
            captionHidden
            columns={[
              { key: 'name', header: t`Job`, cell: ({ name }) => name },
              {
                key: 'schedule',
                header: t`When (cron, UTC)`,
                cell: ({ schedule }) => <code>{schedule}</code>,
              },
              {
                key: 'at',
                header: t`Last time`,
                cell: ({ lastAt }) => (lastAt === null ? t`never yet` : date(lastAt)),
              },
              { key: 'state', header: t`How it ended`, cell: ({ lastState }) => lastState ?? '' },
              { key: 'detail', header: t`Detail`, cell: ({ detail }) => detail ?? '' },
            ]}
            rows={items}
            rowKey={({ name }) => name}
            empty={t`No job is planned on this server.`}
          />
        </ConsoleFrame>
      )}
    </Asked>
  );
}

import { Plural, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import css from './console.module.css';
import { countRows } from './count-rows.ts';
import type { ImportRun } from './imports-screen.tsx';

type Report = ImportRun['report'];
type Finding = NonNullable<Report['rejected']>[number];

/** Findings that are drawn at once; a broken file can have thousands. */
const FINDINGS_SHOWN = 200;

/** What one import did, by kind of record, and every row it refused or wondered about. */
export function ImportReportView({
  report,
  fileName,
}: {
  readonly report: Report;
  readonly fileName: string;
}) {
  const { t, i18n } = useLingui();
  const rows = countRows(report);
  const number = (value: number) => i18n.number(value);
  return (
    <div className={css['report']}>
      <DataTable
        caption={t`What ${fileName} changed`}
        dense
        columns={[
          { key: 'kind', header: t`Kind`, cell: ({ kind }) => kind },
          { key: 'created', header: t`New`, align: 'end', cell: ({ created }) => number(created) },
          { key: 'updated', header: t`Changed`, align: 'end', cell: ({ updated }) => number(updated) },
          {
            key: 'unchanged',
            header: t`As before`,
            align: 'end',
            cell: ({ unchanged }) => number(unchanged),
          },
          {
            key: 'gone',
            header: t`No longer active`,
            align: 'end',
            cell: ({ deactivated }) => number(deactivated),
          },
        ]}
        rows={rows}
        rowKey={({ kind }) => kind}
        empty={t`This import changed nothing.`}
      />
      <Findings caption={t`Refused rows`} findings={report.rejected ?? []} />
      <Findings caption={t`Warnings`} findings={report.warnings ?? []} />
    </div>
  );
}

function Findings({
  caption,
  findings,
}: {
  readonly caption: string;
  readonly findings: readonly Finding[];
}) {
  const columns = useFindingColumns();
  if (findings.length === 0) return null;
  const rest = findings.length - FINDINGS_SHOWN;
  const numbered = findings.slice(0, FINDINGS_SHOWN).map((finding, at) => ({ ...finding, at: String(at) }));
  return (
    <>
      <DataTable caption={caption} dense columns={columns} rows={numbered} rowKey={({ at }) => at} />
      {rest > 0 ? (
        <p className={css['quiet']}>
          <Plural
            value={rest}
            one="# more is in the report of the command."
            other="# more are in the report of the command."
          />
        </p>
      ) : null}
    </>
  );
}

function useFindingColumns(): readonly Column<Finding & { readonly at: string }>[] {
  const { t } = useLingui();
  return [
    { key: 'file', header: t`File`, cell: ({ file }) => file },
    { key: 'row', header: t`Row`, align: 'end', cell: ({ row }) => row ?? '' },
    { key: 'field', header: t`Field`, cell: ({ field }) => field ?? '' },
    { key: 'message', header: t`What was found`, cell: ({ message }) => message },
    { key: 'code', header: t`Code`, cell: ({ code }) => <code>{code}</code> },
  ];
}

import { useLingui } from '@lingui/react/macro';
import type { MarkMeaning } from '../../ui/cairn-mark-state.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { LevelStack } from '../../ui/level-stack.tsx';
import { Tag, type TagKind } from '../../ui/tag.tsx';

interface SampleRow {
  readonly name: string;
  readonly now: MarkMeaning;
  readonly pieces: number;
  readonly tag: TagKind | null;
}

const rows: readonly SampleRow[] = [
  { name: 'Adair, Finn', now: { level: 0.5 }, pieces: 2, tag: 'stuck' },
  { name: 'Ash, Soren', now: { level: null }, pieces: 0, tag: null },
  { name: 'Bell, Cyrus', now: { level: 3, mastered: true }, pieces: 5, tag: null },
  { name: 'Brook, Ishaan', now: { level: 3 }, pieces: 4, tag: 'ready' },
  { name: 'Gale, Ruth', now: { level: null, state: 'missed' }, pieces: 1, tag: null },
  { name: 'Stone, Eli', now: { level: null, state: 'excused' }, pieces: 3, tag: null },
];

export function TablePart() {
  const { t } = useLingui();
  const columns: readonly Column<SampleRow>[] = [
    { key: 'name', header: t`Learner`, cell: (row) => row.name },
    { key: 'now', header: t`Level now`, cell: (row) => <LevelStack size={16} {...row.now} sayMastered /> },
    { key: 'tag', header: t`Sign`, cell: (row) => (row.tag ? <Tag kind={row.tag} /> : null) },
    { key: 'pieces', header: t`Pieces`, align: 'end', cell: (row) => row.pieces },
  ];
  return (
    <DataTable
      dense
      caption={t`Six learners on one skill, one of them ready to show it`}
      {...{ columns, rows }}
      rowKey={(row) => row.name}
    />
  );
}

import type { Grid } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Hourglass, NotebookText, TriangleAlert } from 'lucide-react';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import { SaidOnly } from '../../../ui/said-only.tsx';
import { type CellFace, cellFace } from './cell-face.ts';
import css from './grid-table.module.css';
import { useCellLabel, useStateWord } from './grid-words.ts';
import { cellKey } from './rating-write.ts';
import type { Sitting } from './sitting.ts';

export interface GridRowProps {
  /** Prefix of the ids of cells. */
  readonly id: string;
  readonly row: Grid['rows'][number];
  readonly at: number;
  readonly columns: Grid['columns'];
  readonly sitting: Sitting;
  readonly unsent: ReadonlySet<string>;
  readonly column: number;
  readonly active: boolean;
  readonly onPick: (row: number, column: number) => void;
}

/** One learner: a cell for each competency, and what becomes of the note. */
export function GridRow(props: GridRowProps) {
  const { id, row, at, columns, sitting, unsent, column, active, onPick } = props;
  const label = useCellLabel();
  return (
    <tr data-active={active || undefined} aria-rowindex={at + 2}>
      <th scope="row" className={css['learner']}>
        <span className={css['number']} aria-hidden="true">
          {at + 1}
        </span>
        <span>{row.person.sortName}</span>
      </th>
      {columns.map((competency, place) => {
        const key = cellKey({ personId: row.person.id, competencyId: competency.id });
        const cell = row.cells[place];
        const standing = cell ?? { level: null, mastered: false, lastState: null };
        const face = cellFace(standing, sitting.entries.get(key), unsent.has(key));
        const here = active && place === column;
        return (
          // The grid itself takes the keys; a press of the pointer only moves the active cell.
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrows in the grid do the same.
          <td
            key={competency.id}
            id={`${id}-${at}-${place}`}
            data-column={place === column || undefined}
            data-rated={face.rated || undefined}
            data-here={here || undefined}
            onClick={() => onPick(at, place)}
          >
            <CellContent face={face} label={label(row.person.name, competency.title, face)} />
          </td>
        );
      })}
      <td className={css['notes']}>
        <NoteSign {...{ sitting, row }} competencyId={columns[column]?.id ?? ''} />
      </td>
    </tr>
  );
}

/** What is seen, and the same in whole words for screen readers. */
function CellContent({ face, label }: { readonly face: CellFace; readonly label: string }) {
  const { t } = useLingui();
  const stateWord = useStateWord();
  const levelText = useLevelText();
  const { mark, level, word, standsAt, sign } = face;
  const now = standsAt === null ? '' : levelText(standsAt);
  return (
    <>
      <SaidOnly>{label}</SaidOnly>
      <span className={css['cell']} aria-hidden="true">
        <CairnMark {...mark} size={16} label="" />
        <span className={css['value']} data-word={word ?? undefined}>
          {level === null ? stateWord(word ?? 'none') : levelText(level)}
        </span>
        {standsAt === null ? null : <span className={css['now']}>{t`now ${now}`}</span>}
        {sign === 'waiting' ? <Icon shape={Hourglass} size={13} /> : null}
        {sign === 'failed' ? (
          <span className={css['failed']}>
            <Icon shape={TriangleAlert} size={14} /> {t`not taken`}
          </span>
        ) : null}
      </span>
    </>
  );
}

interface NoteSignProps {
  readonly sitting: Sitting;
  readonly row: Grid['rows'][number];
  readonly competencyId: string;
}

function NoteSign({ sitting, row, competencyId }: NoteSignProps) {
  const { t } = useLingui();
  const { id: personId } = row.person;
  const entry = sitting.entries.get(cellKey({ personId, competencyId }));
  const noted = entry !== undefined && entry.comment !== null && entry.value.state !== 'withdrawn';
  const icon = noted ? <Icon shape={NotebookText} size={14} /> : null;
  if (sitting.ownNotes.has(personId)) {
    return (
      <span className={css['cell']}>
        {icon} {t`own note`}
      </span>
    );
  }
  if (sitting.leftOut.has(personId)) return <span>{t`left out of note`}</span>;
  return noted ? (
    <span className={css['cell']} role="img" aria-label={t`shared note`}>
      {icon}
    </span>
  ) : null;
}

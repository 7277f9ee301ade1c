import type { Grid } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import { cellFace } from './cell-face.ts';
import { useRefusalWords, useStateWord } from './grid-words.ts';
import { LevelPad } from './level-pad.tsx';
import css from './panel.module.css';
import type { DeskParts } from './rating-desk.tsx';
import { cellKey } from './rating-write.ts';
import type { Entry } from './sitting.ts';

/** The learner in hand: mark, where they stand, the rubric with the level they are at, and levels to click. */
export function LearnerCard({ grid, rating, act }: DeskParts) {
  const active = useActive({ grid, rating });
  if (active === null) return null;
  const { person, competency, face, entry } = active;
  return (
    <section className={css['card']} aria-label={person.name}>
      <div className={css['head']}>
        <div>
          <h2 className={css['name']}>
            <Link to="/learners/$personId/trail" params={{ personId: person.id }}>
              {person.name}
            </Link>
          </h2>
          <p className={css['quiet']}>
            <StandingLine cell={active.cell} rated={face.rated} />
          </p>
        </div>
        <CairnMark {...face.mark} size={48} />
      </div>
      <Hint hint={rating.hint} problem={entry?.problem ?? null} />
      <Rubric competency={competency} level={face.level} />
      <LevelPad act={act} value={face.rated ? (entry?.value ?? null) : null} />
    </section>
  );
}

/** The learner, the competency and the cell that the keys work on. */
export function useActive({ grid, rating }: Pick<DeskParts, 'grid' | 'rating'>) {
  const row = grid.rows[rating.row];
  const competency = grid.columns[rating.column];
  const cell = row?.cells[rating.column];
  if (row === undefined || competency === undefined || cell === undefined) return null;
  const { person } = row;
  const key = cellKey({ personId: person.id, competencyId: competency.id });
  const entry: Entry | undefined = rating.sitting.entries.get(key);
  return { person, competency, cell, entry, face: cellFace(cell, entry, rating.outbox.cells.has(key)) };
}

/** Where the learner stands by the evidence so far. */
export function StandingLine(props: {
  readonly cell: Grid['rows'][number]['cells'][number];
  readonly rated: boolean;
}) {
  const { t, i18n } = useLingui();
  const levelText = useLevelText();
  const stateWord = useStateWord();
  const { level, lastAt, lastState, mastered } = props.cell;
  const day = lastAt === null ? '' : i18n.date(lastAt, { month: 'short', day: 'numeric' });
  if (level !== null) {
    const number = levelText(level);
    if (mastered) return t`Stands at ${number}, mastered, last seen ${day}`;
    return t`Stands at ${number}, last seen ${day}`;
  }
  if (lastState === null || lastState === 'scored' || lastState === 'withdrawn') return t`No evidence yet`;
  const word = stateWord(lastState);
  return t`No level yet, ${word} on ${day}`;
}

function Hint({ hint, problem }: { readonly hint: string | null; readonly problem: string | null }) {
  const words = useRefusalWords();
  const text = hint ?? (problem === null ? null : words(problem));
  return (
    <div role="alert">
      {text === null ? null : (
        <p className={css['hint']}>
          <Icon shape={TriangleAlert} size={18} /> <span>{text}</span>
        </p>
      )}
    </div>
  );
}

/** Levels of the rubric that are always in sight; the others stand on the page of the competency. */
const SHOWN = [2, 3, 4];

function Rubric({ competency, level }: { competency: Grid['columns'][number]; level: number | null }) {
  const { t } = useLingui();
  const rows = competency.descriptors.filter((row) => SHOWN.includes(row.level));
  if (rows.length === 0) {
    return (
      <p
        className={css['quiet']}
      >{t`This skill has no level descriptions yet. The scale holds all the same.`}</p>
    );
  }
  const current = level === null ? null : Math.floor(level);
  return (
    <ul className={css['rubric']}>
      {rows.map((row) => (
        <li key={row.level} data-current={row.level === current || undefined}>
          <CairnMark level={row.level} size={24} label="" />
          <span>
            <strong>{row.level}</strong> {row.statement}
          </span>
        </li>
      ))}
    </ul>
  );
}

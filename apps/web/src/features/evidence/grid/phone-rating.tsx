import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useRefusalWords } from './grid-words.ts';
import { StandingLine, useActive } from './learner-card.tsx';
import { LevelPad } from './level-pad.tsx';
import { NoteCard } from './note-card.tsx';
import css from './phone.module.css';
import type { DeskParts } from './rating-desk.tsx';
import type { NoteParts } from './side-panel.tsx';
import { UndoCard } from './undo-card.tsx';

/** One learner at a time with buttons for thumbs; the same sitting and the same outbox as the grid. */
export function PhoneRating({ notes, ...parts }: DeskParts & { readonly notes: NoteParts }) {
  const { t } = useLingui();
  const { grid, rating, act } = parts;
  const refusal = useRefusalWords();
  const active = useActive(parts);
  if (active === null) return null;
  const { person, face, entry, cell } = active;
  const problem = entry?.problem ?? null;
  const hint = rating.hint ?? (problem === null ? null : refusal(problem));
  const place = rating.row + 1;
  const count = grid.rows.length;
  return (
    <div className={css['phone']}>
      {grid.columns.length > 1 ? (
        <SelectField
          label={t`Skill`}
          data={grid.columns.map(({ title }, at) => ({ value: String(at), label: title }))}
          value={String(rating.column)}
          onChange={(event) => rating.goTo(rating.row, Number(event.currentTarget.value))}
        />
      ) : null}
      <section className={css['learner']} aria-label={person.name}>
        <CairnMark {...face.mark} size={64} />
        <div>
          <h2>{person.name}</h2>
          <p className={css['quiet']}>
            <StandingLine cell={cell} rated={face.rated} />
          </p>
          <p className={css['quiet']}>{t`${place} of ${count}`}</p>
        </div>
      </section>
      <div role="alert">
        {hint === null ? null : (
          <p className={css['hint']}>
            <Icon shape={TriangleAlert} size={20} /> <span>{hint}</span>
          </p>
        )}
      </div>
      <LevelPad act={act} value={face.rated ? (entry?.value ?? null) : null} big />
      {face.rated ? (
        <Button full onClick={() => act({ kind: 'withdraw' })}>
          {problem === null ? t`Withdraw this rating` : t`Let it go`}
        </Button>
      ) : null}
      <div className={css['steps']}>
        <Button tall icon={ChevronLeft} onClick={() => act({ kind: 'move', rows: -1, columns: 0 })}>
          {t`Previous`}
        </Button>
        <Button tall iconAfter={ChevronRight} onClick={() => act({ kind: 'move', rows: 1, columns: 0 })}>
          {t`Next`}
        </Button>
      </div>
      <UndoCard {...parts} />
      <NoteCard {...parts} notes={notes} />
    </div>
  );
}

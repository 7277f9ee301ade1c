import { useLingui } from '@lingui/react/macro';
import { NotebookText } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { progressOf } from './grid-figures.ts';
import css from './panel.module.css';
import type { DeskParts } from './rating-desk.tsx';
import type { NoteParts } from './side-panel.tsx';

/** Longest note that goes with a rating. */
const NOTE_MOST = 2000;

/** The note that goes with each rating from now on, and the one for the learner in hand alone. */
export function NoteCard({ grid, rating, act, notes }: DeskParts & { readonly notes: NoteParts }) {
  const { t } = useLingui();
  const { sitting } = rating;
  const person = grid.rows[rating.row]?.person;
  const people = grid.rows.map((row) => row.person.id);
  const { noted } = progressOf(sitting, people, grid.columns[rating.column]?.id ?? '');
  const out = person !== undefined && sitting.leftOut.has(person.id);
  const own = person === undefined ? undefined : sitting.ownNotes.get(person.id);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    notes.backToGrid();
  };
  return (
    <section className={css['card']}>
      <div className={css['head']}>
        <h2 className={css['title']}>
          <label htmlFor="shared-note">
            <Icon shape={NotebookText} size={18} /> {t`Shared note`}
          </label>
        </h2>
        <span id="shared-note-hint" className={css['small']}>
          {t`on ${noted}; goes with each from now on`}
        </span>
      </div>
      <textarea
        id="shared-note"
        ref={notes.note}
        rows={2}
        maxLength={NOTE_MOST}
        className={css['note']}
        aria-describedby="shared-note-hint"
        value={sitting.note}
        onChange={(event) => rating.dispatch({ kind: 'note', text: event.currentTarget.value })}
        onKeyDown={leave}
      />
      {person !== undefined && (notes.ownNote || own !== undefined) ? (
        <OwnNote key={person.id} {...{ rating, notes, person }} text={own ?? ''} />
      ) : null}
      <div className={css['noteKeys']}>
        <Button variant="quiet" keyName="S" aria-pressed={out} onClick={() => act({ kind: 'leave_out' })}>
          {out ? t`take this learner in` : t`leave this learner out`}
        </Button>
        <Button variant="quiet" keyName="O" onClick={() => act({ kind: 'own_note' })}>
          {t`own note instead`}
        </Button>
      </div>
    </section>
  );
}

interface OwnNoteProps extends Pick<DeskParts, 'rating'> {
  readonly notes: NoteParts;
  readonly person: { readonly id: string; readonly name: string };
  readonly text: string;
}

/** Kept when the field is left, by Enter or otherwise; Escape leaves it as it was. */
function OwnNote({ rating, notes, person, text }: OwnNoteProps) {
  const { t } = useLingui();
  const keep = (now: string) => {
    notes.setOwnNote(false);
    if (now.trim() === text) return;
    rating.dispatch({ kind: 'own_note', personId: person.id, text: now });
    rating.refreshNote();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    if (event.key === 'Escape') event.currentTarget.value = text;
    notes.backToGrid();
  };
  return (
    <label className={css['own']}>
      {t`Own note for ${person.name}`}
      <textarea
        ref={notes.own}
        rows={2}
        maxLength={NOTE_MOST}
        className={css['note']}
        defaultValue={text}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

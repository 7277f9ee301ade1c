import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import css from './desk.module.css';
import type { DeskParts } from './rating-desk.tsx';
import { rememberWork } from './sitting-store.ts';

/** What this sitting is about: the kind of work, and whether it is practice or counts. */
export function WorkDialog({ grid, rating, onClose }: DeskParts & { readonly onClose: () => void }) {
  const { t } = useLingui();
  const listId = useId();
  const [context, setContext] = useState(rating.sitting.context);
  const [purpose, setPurpose] = useState(rating.sitting.purpose);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const named = context.trim() === '' ? rating.sitting.context : context.trim();
    rememberWork(named);
    rating.dispatch({ kind: 'work', context: named, purpose });
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t`About this sitting`} width={460}>
      <form className={css['form']} onSubmit={save}>
        <TextField
          data-autofocus
          label={t`Kind of work`}
          hint={t`Mastery asks for different kinds of work, so name it as your school does: quiz, project, class work.`}
          list={listId}
          maxLength={60}
          autoComplete="off"
          value={context}
          onChange={(event) => setContext(event.currentTarget.value)}
        />
        <datalist id={listId}>
          {grid.contexts.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <Segmented
          label={t`Purpose`}
          labelShown
          value={purpose}
          onChange={setPurpose}
          options={[
            { value: 'formative', label: t`Formative` },
            { value: 'summative', label: t`Summative` },
          ]}
        />
        <p
          className={css['quiet']}
        >{t`This holds for the ratings from now on. Those already given keep theirs.`}</p>
        <Button type="submit" variant="main">
          {t`Use this`}
        </Button>
      </form>
    </Dialog>
  );
}

import type { PersonCard, Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { newId } from '../../api/new-id.ts';
import { problemOf } from '../../api/problem.ts';
import { firstName } from '../../app/first-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextAreaField } from '../../ui/fields.tsx';
import { useProblemWords } from '../../ui/problem.tsx';
import css from './trail.module.css';

export interface AssumptionControlProps {
  readonly place: Trail['places'][number];
  readonly person: PersonCard;
}

/** An adult's decision to take something as known without evidence, or no longer; with a reason, and a name on it. */
export function AssumptionControl({ place, person }: AssumptionControlProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const assume = place.status !== 'assumed';
  const act = assume ? t`Take as known` : t`Not known yet`;
  return (
    <>
      <Button variant="quiet" onClick={() => setOpened(true)} aria-label={`${act}: ${place.title}`}>
        {act}
      </Button>
      {opened ? (
        <DecideDialog
          place={place}
          person={person}
          assume={assume}
          act={act}
          onClose={() => setOpened(false)}
        />
      ) : null}
    </>
  );
}

interface DecideDialogProps extends AssumptionControlProps {
  readonly assume: boolean;
  readonly act: string;
  readonly onClose: () => void;
}

function DecideDialog({ place, person, assume, act, onClose }: DecideDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const words = useProblemWords();
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const [reason, setReason] = useState('');
  const name = firstName(person);
  const decide = useMutation({
    mutationFn: () =>
      call('assumption.decide', {
        params: { personId: person.id },
        body: { ...ids, competencyId: place.id, assumed: assume, reason: reason.trim() },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['trail.read'] });
      onClose();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!decide.isPending && reason.trim() !== '') decide.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={`${act}: ${place.title}`}>
      <form onSubmit={send} className={css['decide']}>
        <p>
          {assume
            ? t`What comes after it opens for ${name}. It stays marked as taken as known, and is never shown as evidence.`
            : t`It opens for ${name} as a place to show. What builds on it waits.`}
        </p>
        <TextAreaField
          label={t`Reason`}
          hint={t`It is kept with your name.`}
          maxLength={500}
          required
          withAsterisk={false}
          error={decide.error ? words(problemOf(decide.error)).sentence : undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={css['decideActions']}>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="main" busy={decide.isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

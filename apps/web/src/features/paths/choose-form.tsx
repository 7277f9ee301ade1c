import type { Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { newId } from '../../api/new-id.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { useProblemWords } from '../../ui/problem.tsx';
import type { Step } from './step-card.tsx';
import css from './trail.module.css';

export interface ChooseFormProps {
  readonly step: Step;
  readonly trail: Trail;
}

/**
 * The learner's own choice and why. The ids are made once for this form, so a double click or a second try after
 * a lost answer is still one choice.
 */
export function ChooseForm({ step, trail }: ChooseFormProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const words = useProblemWords();
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const sending = useRef(false);
  const [reason, setReason] = useState('');
  const choose = useMutation({
    mutationFn: () =>
      call('trail.choose', {
        params: { personId: trail.person.id },
        body: { ...ids, competencyId: step.id, adviceId: trail.advice?.id ?? null, reason: reason.trim() },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['trail.read'] }),
  });
  const busy = choose.isPending || choose.isSuccess;
  const send = (event: FormEvent) => {
    event.preventDefault();
    // The second click of a double click comes before the next render, so the state alone is too late.
    if (busy || sending.current) return;
    sending.current = true;
    choose.mutate(undefined, {
      onError: () => {
        sending.current = false;
      },
    });
  };
  return (
    <form className={css['choose']} onSubmit={send}>
      <TextField
        label={t`I pick this because`}
        maxLength={500}
        autoComplete="off"
        error={choose.error ? words(problemOf(choose.error)).sentence : undefined}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="main" iconAfter={ArrowRight} busy={busy}>
        {t`Start`}
      </Button>
    </form>
  );
}

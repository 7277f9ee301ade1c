import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/fields.tsx';
import { ProblemCard } from '../../ui/problem.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Framework } from './framework-screen.tsx';
import css from './frameworks.module.css';

/** Says which types of items can be rated. Somebody else's newer choice is shown before it could be overwritten. */
export function MarkTypes({ framework }: { readonly framework: Framework }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const before = framework.types.flatMap(({ type, rateable }) => (type !== null && rateable ? [type] : []));
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const reload = () => client.invalidateQueries({ queryKey: ['framework.read'] });
  const mark = useMutation({
    mutationFn: () =>
      call('framework.mark_types', {
        params: { frameworkId: framework.id },
        body: { types: [...chosen], version: framework.version },
      }),
    onSuccess: async () => {
      showToast({ title: t`Saved what can be rated` });
      await Promise.all([reload(), client.invalidateQueries({ queryKey: ['framework.items'] })]);
    },
  });
  const toggle = (type: string, on: boolean) =>
    setChosen((now) => (on ? [...now, type] : now.filter((one) => one !== type)));
  const changed = chosen.length !== before.length || chosen.some((type) => !before.includes(type));
  const conflict = mark.isError && problemOf(mark.error).code === 'conflict';
  return (
    <div className={css['mark']}>
      {framework.types.map(({ type, count }) => (
        <CheckField
          key={type ?? ''}
          label={`${type ?? t`without a type`} (${count})`}
          disabled={type === null}
          checked={type !== null && chosen.includes(type)}
          onChange={(event) => type !== null && toggle(type, event.currentTarget.checked)}
        />
      ))}
      {conflict ? (
        <StateCard
          kind="error"
          title={t`Someone chose other types meanwhile`}
          action={<Button onClick={() => void reload()}>{t`Show the newer choice`}</Button>}
        >
          <p>{t`Nothing was changed by you. Look at the newer choice, then decide.`}</p>
        </StateCard>
      ) : mark.isError ? (
        <ProblemCard problem={problemOf(mark.error)} />
      ) : null}
      {chosen.length === 0 ? <p className={css['quiet']}>{t`Choose at least one type.`}</p> : null}
      <Button
        variant="main"
        busy={mark.isPending}
        disabled={!changed || chosen.length === 0}
        onClick={() => mark.mutate()}
      >
        {t`Save`}
      </Button>
    </div>
  );
}

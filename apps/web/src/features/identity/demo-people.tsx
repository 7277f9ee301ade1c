import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/call.ts';
import { call, endpointQuery } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { ProblemCard } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/state-card.tsx';
import css from './identity.module.css';
import { useRoleWord } from './role-words.ts';
import { useEnter } from './use-enter.ts';

type DemoPerson = Answer<'demo.people'>['items'][number];

/** One card for each demo person: name, role, what to look at. One click signs in. */
export function DemoPeople({ back }: { readonly back: string | undefined }) {
  const { t } = useLingui();
  const people = useQuery(endpointQuery('demo.people'));
  const enter = useEnter(back);
  const signIn = useMutation({
    mutationFn: (personId: string) => call('demo.sign_in', { body: { personId } }),
    onSuccess: enter,
  });
  const failed = people.error ?? signIn.error;
  if (failed) return <ProblemCard problem={problemOf(failed)} onRetry={() => void people.refetch()} />;
  return (
    <section aria-label={t`People of the demo`} aria-busy={people.isPending}>
      <ul className={css['people']}>
        {people.isPending
          ? [1, 2, 3, 4].map((at) => (
              <li key={at} className={css['personWaiting']}>
                <Skeleton lines={2} />
              </li>
            ))
          : (people.data?.items ?? []).map((person) => (
              <li key={person.personId}>
                <DemoCard
                  person={person}
                  busy={signIn.isPending}
                  onChoose={() => signIn.mutate(person.personId)}
                />
              </li>
            ))}
      </ul>
    </section>
  );
}

interface DemoCardProps {
  readonly person: DemoPerson;
  readonly busy: boolean;
  readonly onChoose: () => void;
}

function DemoCard({ person, busy, onChoose }: DemoCardProps) {
  const { i18n } = useLingui();
  const roleWord = useRoleWord();
  return (
    <button
      type="button"
      className={css['person']}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onChoose();
      }}
    >
      <span className={css['personHead']}>
        <strong className={css['personName']}>{person.name}</strong>
        <span className={css['personRole']}>{roleWord(person.role)}</span>
      </span>
      <span className={css['personAbout']}>{i18n.locale === 'es' ? person.about.es : person.about.en}</span>
    </button>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { call, endpointQuery } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PasswordField } from '../../ui/fields.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemCard } from '../../ui/problem.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './identity.module.css';
import { usePasswordFault } from './sign-in-words.ts';
import { useEnter } from './use-enter.ts';

/** A one-time link: choose a password, and be in. */
export function LinkScreen() {
  const { t } = useLingui();
  const { token } = useParams({ from: '/open/link/$token' });
  const link = useQuery({ ...endpointQuery('link.read', { params: { token } }), staleTime: 0, retry: false });
  const { code } = problemOf(link.error);
  if (code === 'link_not_valid' || code === 'invalid_request' || code === 'not_found') return <UsedLink />;
  return (
    <Asked question={link} title={t`Choose your password`} width="narrow">
      {(facts) => <ChoosePassword token={token} facts={facts} />}
    </Asked>
  );
}

function UsedLink() {
  const { t } = useLingui();
  return (
    <Screen width="narrow">
      <PageTitle title={t`This link does not work any more`} />
      <StateCard
        kind="denied"
        title={t`It was used, or it ran out`}
        action={<ButtonLink to="/sign-in" variant="main">{t`Go to sign in`}</ButtonLink>}
      >
        <p>
          {t`A sign-in link works once. If you have a password already, sign in with it. If not, ask your school for a new link.`}
        </p>
      </StateCard>
    </Screen>
  );
}

interface ChoosePasswordProps {
  readonly token: string;
  readonly facts: Answer<'link.read'>;
}

function ChoosePassword({ token, facts }: ChoosePasswordProps) {
  const { t, i18n } = useLingui();
  const enter = useEnter();
  const fault = usePasswordFault();
  const [password, setPassword] = useState('');
  const use = useMutation({
    mutationFn: () => call('link.use', { params: { token }, body: { password } }),
    onSuccess: enter,
  });
  const problem = use.error ? problemOf(use.error) : null;
  if (problem?.code === 'link_not_valid') return <UsedLink />;
  const broken = problem?.invalid?.[0]?.code;
  const { name, district, login } = facts;
  const until = i18n.date(facts.expiresAt, { dateStyle: 'medium', timeStyle: 'short' });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!use.isPending && password !== '') use.mutate();
  };
  return (
    <Screen width="narrow">
      <PageTitle title={facts.purpose === 'invitation' ? t`Welcome, ${name}` : t`A new password for ${name}`}>
        {t`Choose a password for ${district}. You sign in with the name ${login}.`}
      </PageTitle>
      <Card>
        <form className={css['form']} onSubmit={send} aria-label={t`Choose your password`}>
          {problem && broken === undefined ? <ProblemCard problem={problem} /> : null}
          <input type="hidden" autoComplete="username" value={login} readOnly />
          <PasswordField
            label={t`New password`}
            hint={t`Ten characters or more. A short sentence is easy to keep in mind. Not your name, and not one that others would try first.`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            error={broken === undefined ? undefined : fault(broken)}
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
              if (use.isError) use.reset();
            }}
          />
          <Button type="submit" variant="main" tall full busy={use.isPending}>
            {t`Save and sign in`}
          </Button>
          <p className={css['quiet']}>{t`This link works once, until ${until}.`}</p>
        </form>
      </Card>
    </Screen>
  );
}

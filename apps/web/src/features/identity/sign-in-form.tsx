import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { LogIn, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { readStored, writeStored } from '../../app/device-storage.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PasswordField, TextField } from '../../ui/fields.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './identity.module.css';
import { useSignInRefusal } from './sign-in-words.ts';
import { useEnter } from './use-enter.ts';

const districtKey = 'cairn.district';

export interface SignInFormProps {
  readonly back: string | undefined;
  readonly title?: string | undefined;
}

/** E-mail address or user name and password. A user name belongs to a district, which is asked for and remembered. */
export function SignInForm({ back, title }: SignInFormProps) {
  const { t } = useLingui();
  const enter = useEnter(back);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [district, setDistrict] = useState(() => readStored(districtKey) ?? '');
  const asksDistrict = login.trim() !== '' && !login.includes('@');
  const signIn = useMutation({
    mutationFn: () => {
      const slug = asksDistrict && district.trim() !== '' ? { district: district.trim() } : {};
      return call('session.sign_in', { body: { login: login.trim(), password, ...slug } });
    },
    onSuccess: (session) => {
      if (asksDistrict && session.district) writeStored(districtKey, session.district.slug);
      enter(session);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending && login.trim() !== '' && password !== '') signIn.mutate();
  };
  return (
    <Card title={title}>
      <form className={css['form']} onSubmit={send} aria-label={t`Sign in`}>
        <Refusal error={signIn.error} />
        <TextField
          label={t`E-mail or user name`}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        {asksDistrict ? (
          <TextField
            label={t`District`}
            hint={t`Its short name, as your school gave it. You may leave it empty when there is only one.`}
            autoComplete="organization"
            autoCapitalize="none"
            spellCheck={false}
            value={district}
            onChange={(event) => setDistrict(event.currentTarget.value)}
          />
        ) : null}
        <PasswordField
          label={t`Password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="main" tall full icon={LogIn} busy={signIn.isPending}>
          {t`Sign in`}
        </Button>
        <LostAccess />
      </form>
    </Card>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const refusal = useSignInRefusal();
  return (
    <div role="alert">
      {error ? (
        <div className={css['refusal']}>
          <Icon shape={TriangleAlert} />
          <span>
            <strong>{refusal(problemOf(error)).title}.</strong> {refusal(problemOf(error)).sentence}
          </span>
        </div>
      ) : null}
    </div>
  );
}

function LostAccess() {
  const { t } = useLingui();
  return (
    <details className={css['lost']}>
      <summary>{t`I cannot get in`}</summary>
      <p>
        {t`Ask your school for a sign-in link. A leader or the person who looks after computers can make one for you in a minute. With it you choose a new password.`}
      </p>
    </details>
  );
}

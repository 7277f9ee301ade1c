import { useLingui } from '@lingui/react/macro';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useSession } from '../../app/session.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { DemoPeople } from './demo-people.tsx';
import { afterSignIn } from './home-address.ts';
import css from './identity.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** The door: a form, and in a demo the people whom one click signs in as. */
export function SignInScreen() {
  const { t } = useLingui();
  const { back } = useSearch({ from: '/open/sign-in' });
  const { status, facts, ended } = useSession();
  const router = useRouter();
  const inside = status === 'member' && facts && !ended ? afterSignIn(facts.home, back) : null;
  useEffect(() => {
    if (inside !== null) router.history.replace(inside);
  }, [inside, router]);
  const demo = facts?.mode === 'demo';
  return (
    <Screen width={demo ? 'normal' : 'narrow'}>
      <PageTitle title={demo ? t`Look around as one of these people` : t`Sign in to Cairn`}>
        {demo
          ? t`This is a demo district. All people in it are made up, and nothing you do reaches a real school.`
          : t`Each learner walks their own trail, and every piece of evidence adds a stone.`}
      </PageTitle>
      {demo ? <DemoPeople back={back} /> : null}
      <div className={css['formPlace']}>
        <SignInForm back={back} title={demo ? t`Or sign in with a password` : undefined} />
      </div>
    </Screen>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { KeyRound, Mountain } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Answer, endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { useAbility } from '../../app/session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useRoleWord } from '../identity/index.ts';
import css from './roster.module.css';
import { SignInLinkDialog } from './sign-in-link-dialog.tsx';

type Person = Answer<'person.read'>;

/** A person as staff with a reason see them. */
export function PersonScreen() {
  const { t } = useLingui();
  const { personId } = useParams({ from: '/frame/people/$personId' });
  const found = useQuery(endpointQuery('person.read', { params: { personId } }));
  return (
    <Asked question={found} title={t`Person`}>
      {(person) => <PersonPage key={person.id} person={person} />}
    </Asked>
  );
}

function PersonPage({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const mayReset = useAbility('person.reset_sign_in');
  const mayTrail = useAbility('trail.read');
  const [linking, setLinking] = useState(false);
  const learner = person.roles.some(({ role }) => role === 'learner');
  return (
    <Screen>
      <PageTitle
        title={person.name}
        after={person.pronouns}
        actions={
          <>
            {learner && mayTrail ? (
              <ButtonLink to="/learners/$personId/trail" params={{ personId: person.id }} icon={Mountain}>
                {t`Open the trail`}
              </ButtonLink>
            ) : null}
            {mayReset ? (
              <Button variant="main" icon={KeyRound} onClick={() => setLinking(true)}>
                {t`Make a sign-in link`}
              </Button>
            ) : null}
          </>
        }
      >
        {person.active ? null : t`Not active in the roster now.`}
      </PageTitle>
      <div className={css['cards']}>
        <AccountCard person={person} />
        <PlacesCard person={person} />
        <PeopleCard person={person} />
      </div>
      {linking ? <SignInLinkDialog person={person} onClose={() => setLinking(false)} /> : null}
    </Screen>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function AccountCard({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const none = <span className={css['quiet']}>{t`not given`}</span>;
  return (
    <Card title={t`Name and account`}>
      <dl className={css['facts']}>
        <Fact name={t`Given name`}>{person.givenName}</Fact>
        <Fact name={t`Family name`}>{person.familyName}</Fact>
        <Fact name={t`Grade`}>{person.grade ?? none}</Fact>
        <Fact name={t`User name`}>{person.username ?? none}</Fact>
        <Fact name={t`E-mail`}>{person.email ?? none}</Fact>
        <Fact name={t`Sign-in`}>{person.hasAccount ? t`has an account` : t`no account yet`}</Fact>
      </dl>
    </Card>
  );
}

function PlacesCard({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const roleWord = useRoleWord();
  return (
    <Card title={t`Roles and classes`}>
      {person.roles.length + person.classes.length === 0 ? (
        <p className={css['quiet']}>{t`None now.`}</p>
      ) : (
        <ul className={css['list']}>
          {person.roles.map(({ role, school }) => (
            <li key={`${role} ${school.id}`}>
              {roleWord(role)}, {school.name}
            </li>
          ))}
          {person.classes.map(({ id, title }) => (
            <li key={id}>
              <Link to="/classes/$classId" params={{ classId: id }}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function PeopleCard({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  return (
    <Card title={t`Family`}>
      {person.guardians.length === 0 ? (
        <p className={css['quiet']}>{t`No family member is linked in the roster.`}</p>
      ) : (
        <ul className={css['list']}>
          {person.guardians.map(({ id, name }) => (
            <li key={id}>
              <Link to="/people/$personId" params={{ personId: id }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

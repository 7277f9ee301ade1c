import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { type Answer, endpointQuery } from '../../../api/call.ts';
import { Asked } from '../../../app/asked.tsx';
import { Screen } from '../../../app/screen.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { StateCard } from '../../../ui/state-card.tsx';
import css from './chooser.module.css';

/** Which class to rate; with one class there is nothing to choose. */
export function RateChooserScreen() {
  const { t } = useLingui();
  const classes = useQuery(endpointQuery('class.list', { query: { limit: 100 } }));
  return (
    <Asked question={classes} title={t`Rate`}>
      {({ items }) => {
        const [only] = items;
        if (only !== undefined && items.length === 1) {
          return <Navigate to="/classes/$classId/rate" params={{ classId: only.id }} replace />;
        }
        return items.length === 0 ? <NoClasses /> : <Classes items={items} />;
      }}
    </Asked>
  );
}

function NoClasses() {
  const { t } = useLingui();
  return (
    <Screen>
      <PageTitle title={t`Rate`} />
      <StateCard kind="empty" title={t`You teach no class now`}>
        <p>{t`Classes come with the roster of your school. If one is missing here, ask the person who looks after the roster.`}</p>
      </StateCard>
    </Screen>
  );
}

type ClassItems = Answer<'class.list'>['items'];

function Classes({ items }: { readonly items: ClassItems }) {
  const { t } = useLingui();
  return (
    <Screen>
      <PageTitle title={t`Which class do you rate?`}>
        <Plural
          value={items.length}
          one="# class that you teach now."
          other="# classes that you teach now."
        />
      </PageTitle>
      <ul className={css['classes']}>
        {items.map(({ id, title, periods, location, learnerCount }) => (
          <li key={id}>
            <div>
              <h2>{title}</h2>
              <p className={css['quiet']}>
                {[periods.join(', '), location].filter(Boolean).join(' · ')}{' '}
                <Plural value={learnerCount} one="# learner" other="# learners" />
              </p>
            </div>
            <ButtonLink to="/classes/$classId/rate" params={{ classId: id }} variant="main" icon={Pencil}>
              {t`Rate`}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

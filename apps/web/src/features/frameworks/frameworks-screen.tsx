import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './frameworks.module.css';

/** The frameworks of the district. */
export function FrameworksScreen() {
  const { t } = useLingui();
  const frameworks = useQuery(endpointQuery('framework.list'));
  return (
    <Asked question={frameworks} title={t`Frameworks`}>
      {({ items }) => (
        <Screen>
          <PageTitle
            title={t`Frameworks`}
          >{t`What can be learned and shown here, and what opens what.`}</PageTitle>
          {items.length === 0 ? (
            <StateCard kind="empty" title={t`No framework yet`}>
              <p>
                {t`Standards come in from the command line on the server:`}{' '}
                <code>bin/cairn import case standards.json</code>
              </p>
            </StateCard>
          ) : (
            <ul className={css['cards']}>
              {items.map((framework) => (
                <li key={framework.id}>
                  <h2>
                    <Link to="/frameworks/$frameworkId" params={{ frameworkId: framework.id }}>
                      {framework.title}
                    </Link>
                  </h2>
                  <p className={css['quiet']}>
                    {[framework.code, framework.subjects.join(', ')].filter(Boolean).join(' · ')}
                  </p>
                  <p>
                    <Plural
                      value={framework.rateableCount}
                      one="# skill to rate,"
                      other="# skills to rate,"
                    />{' '}
                    <Plural value={framework.competencyCount} one="# item in all," other="# items in all," />{' '}
                    <Plural
                      value={framework.prerequisiteCount}
                      one="# link between them"
                      other="# links between them"
                    />
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Screen>
      )}
    </Asked>
  );
}

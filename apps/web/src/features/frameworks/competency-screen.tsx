import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronRight, House } from 'lucide-react';
import { type Answer, endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLevelText } from '../../ui/mark-words.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import css from './frameworks.module.css';

type Competency = Answer<'competency.read'>;

/** One competency: what it says, what each level looks like, and what stands before and after it. */
export function CompetencyScreen() {
  const { t } = useLingui();
  const { competencyId } = useParams({ from: '/frame/competencies/$competencyId' });
  const found = useQuery(endpointQuery('competency.read', { params: { competencyId } }));
  return (
    <Asked question={found} title={t`Skill`}>
      {(competency) => <CompetencyPage competency={competency} />}
    </Asked>
  );
}

function CompetencyPage({ competency }: { readonly competency: Competency }) {
  const { t } = useLingui();
  const { framework, path, title, statement, home } = competency;
  const facts = [competency.code, competency.type, competency.band ?? competency.grades.join(', ')];
  return (
    <Screen>
      <nav aria-label={t`You are here`} className={css['crumbs']}>
        <Link to="/frameworks/$frameworkId" params={{ frameworkId: framework.id }}>
          {framework.title}
        </Link>
        {path.map((above) => (
          <span key={above.id} className={css['crumb']}>
            <Icon shape={ChevronRight} size={16} />
            <Link to="/competencies/$competencyId" params={{ competencyId: above.id }}>
              {above.title}
            </Link>
          </span>
        ))}
      </nav>
      <PageTitle title={title}>{facts.filter(Boolean).join(' · ')}</PageTitle>
      <div>
        {competency.rateable ? <Tag kind="ready">{t`can be rated`}</Tag> : <Tag>{t`not rated itself`}</Tag>}
      </div>
      {statement === title ? null : <p className={css['statement']}>{statement}</p>}
      {home === null ? null : (
        <Card tone="tint" title={t`At home`} tight>
          <p className={css['home']}>
            <Icon shape={House} /> <span>{home}</span>
          </p>
        </Card>
      )}
      <Levels descriptors={competency.descriptors} />
      <div className={css['neighbours']}>
        <Neighbours
          title={t`Comes before`}
          empty={t`Nothing has to come before it.`}
          items={competency.before}
        />
        <Neighbours title={t`Opens next`} empty={t`Nothing waits for it.`} items={competency.after} />
      </div>
    </Screen>
  );
}

function Levels({ descriptors }: Pick<Competency, 'descriptors'>) {
  const { t } = useLingui();
  const levelText = useLevelText();
  return (
    <Card title={t`What each level looks like`}>
      {descriptors.length === 0 ? (
        <p
          className={css['quiet']}
        >{t`This skill has no level descriptions yet. The scale holds all the same.`}</p>
      ) : (
        <ul className={css['levels']}>
          {descriptors.map(({ level, statement }) => (
            <li key={level}>
              <CairnMark level={level} size={32} label="" />
              <strong>{levelText(level)}</strong>
              <span>{statement}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface NeighboursProps {
  readonly title: string;
  readonly empty: string;
  readonly items: Competency['before'];
}

function Neighbours({ title, empty, items }: NeighboursProps) {
  return (
    <Card title={title} tight>
      {items.length === 0 ? (
        <p className={css['quiet']}>{empty}</p>
      ) : (
        <ul className={css['list']}>
          {items.map((item) => (
            <li key={item.id}>
              <Link to="/competencies/$competencyId" params={{ competencyId: item.id }}>
                {item.title}
              </Link>{' '}
              <span className={css['quiet']}>{[item.code, item.band].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

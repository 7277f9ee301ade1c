import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLevelText } from '../../ui/mark-words.ts';
import { SaidOnly } from '../../ui/said-only.tsx';
import css from './today.module.css';
import type { Today } from './today-screen.tsx';

/** What was rated last, with the way to why it counts as it does. */
export function RecentCard({ recent }: { readonly recent: Today['recent'] }) {
  const { t, i18n } = useLingui();
  return (
    <Card
      tight
      title={
        <span className={css['listTitle']}>
          <Icon shape={Clock} /> {t`Recently rated`}
        </span>
      }
    >
      {recent.length === 0 ? (
        <p
          className={css['quiet']}
        >{t`Nothing yet. The ratings of your classes stand here, newest first.`}</p>
      ) : (
        <ul className={css['lines']}>
          {recent.map(({ person, competency, state, level, at }) => (
            <li key={`${person.id} ${competency.id} ${at}`}>
              <div className={css['who']}>
                <strong>{person.name}</strong>
                <span className={css['sign']}>
                  {competency.title}, {i18n.date(at, { month: 'short', day: 'numeric' })}
                </span>
              </div>
              <RatingMark state={state} level={level} />
              <Link
                className={css['act']}
                data-line=""
                to="/learners/$personId/competencies/$competencyId"
                params={{ personId: person.id, competencyId: competency.id }}
              >
                {t`Why`} <SaidOnly>{`${person.name}, ${competency.title}`}</SaidOnly>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function RatingMark({ state, level }: { readonly state: string; readonly level: number | null }) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const words: Readonly<Record<string, string>> = {
    missed: t`missed`,
    excused: t`excused`,
    in_progress: t`in progress`,
    not_attempted: t`not attempted`,
    unreadable: t`unreadable`,
    withdrawn: t`withdrawn`,
  };
  const mark = state === 'missed' || state === 'excused' ? state : 'none';
  return (
    <span className={css['rating']}>
      {level === null ? (
        <CairnMark level={null} state={mark} size={24} label="" />
      ) : (
        <CairnMark level={level} size={24} label="" />
      )}
      <span>{level === null ? (words[state] ?? state) : levelText(level)}</span>
    </span>
  );
}

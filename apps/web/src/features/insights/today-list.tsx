import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { SaidOnly } from '../../ui/said-only.tsx';
import { Count } from '../../ui/tag.tsx';
import { useSignWords } from './sign-words.ts';
import css from './today.module.css';
import type { TodayLine } from './today-screen.tsx';

export interface TodayListProps {
  readonly title: string;
  /** What the list rests on. */
  readonly about: string;
  readonly icon: IconShape;
  readonly lines: readonly TodayLine[];
  readonly action: 'rate' | 'open';
  readonly empty: string;
}

/** Learners who may need something, each with the sign that speaks for it and one action. */
export function TodayList({ title, about, icon, lines, action, empty }: TodayListProps) {
  return (
    <Card
      tight
      title={
        <span className={css['listTitle']}>
          <Icon shape={icon} /> {title} <Count>{lines.length}</Count>
        </span>
      }
      aside={<span className={css['small']}>{about}</span>}
    >
      {lines.length === 0 ? (
        <p className={css['quiet']}>{empty}</p>
      ) : (
        <ul className={css['lines']}>
          {lines.map((line) => (
            <Line key={`${line.person.id} ${line.competency?.id ?? ''}`} line={line} action={action} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ line, action }: { readonly line: TodayLine; readonly action: TodayListProps['action'] }) {
  const { t } = useLingui();
  const signWords = useSignWords();
  const { person, classId, competency } = line;
  const search = { learner: person.id, ...(competency ? { competency: competency.id } : {}) };
  const name = <SaidOnly>{person.name}</SaidOnly>;
  return (
    <li data-rate={[classId, person.id, competency?.id].filter(Boolean).join(' ')}>
      <div className={css['who']}>
        <strong>{person.name}</strong>
        <span className={css['sign']}>
          {competency ? `${competency.title}: ` : ''}
          {signWords(line.sign)}
        </span>
      </div>
      {action === 'rate' ? (
        <Link
          className={css['act']}
          data-line=""
          to="/classes/$classId/rate"
          params={{ classId }}
          search={search}
        >
          {t`Rate`} {name}
        </Link>
      ) : (
        <Link
          className={css['act']}
          data-line=""
          to="/learners/$personId/trail"
          params={{ personId: person.id }}
        >
          {t`Open the trail`} {name}
        </Link>
      )}
    </li>
  );
}

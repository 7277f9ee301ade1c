import type { PersonCard } from '@cairn/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Flag, House } from 'lucide-react';
import type { Answer } from '../../api/call.ts';
import { standingMark } from '../../app/standing-mark.ts';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LevelStack } from '../../ui/level-stack.tsx';
import { useLevelText } from '../../ui/mark-words.ts';
import type { ChildPageProps } from './child-page.tsx';
import css from './family.module.css';
import { plainStanding } from './plain-standing.ts';
import { usePlainSentence } from './plain-words.ts';

type Steps = Answer<'family.read'>['nextSteps'];
type Latest = Answer<'family.read'>['latest'][number];

/** Where the child stands on what was rated last: words, then the mark with its number. */
export function LatestCard({ data }: ChildPageProps) {
  const { t } = useLingui();
  const [newest, ...others] = data.latest;
  if (!newest) return null;
  return (
    <Card>
      <NewestLine latest={newest} personId={data.child.id} />
      {others.length > 0 ? (
        <ul className={css['others']} aria-label={t`Also lately`}>
          {others.map((latest) => (
            <li key={latest.competency.id}>
              <Link
                to="/learners/$personId/competencies/$competencyId"
                params={{ personId: data.child.id, competencyId: latest.competency.id }}
                className={css['other']}
              >
                <span>{latest.competency.title}</span>
                <LevelStack {...standingMark(latest.standing)} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function NewestLine({ latest, personId }: { readonly latest: Latest; readonly personId: string }) {
  const { t } = useLingui();
  const sentence = usePlainSentence();
  const levelText = useLevelText();
  const { competency, standing } = latest;
  const level = standing.level === null ? null : levelText(standing.level);
  return (
    <div className={css['newest']}>
      <CairnMark {...standingMark(standing)} size={64} />
      <div className={css['words']}>
        <p>
          {sentence(plainStanding(standing))}{' '}
          {level === null ? null : (
            <strong>
              <Trans>{level} of 4.</Trans>
            </strong>
          )}
        </p>
        <Link
          to="/learners/$personId/competencies/$competencyId"
          params={{ personId, competencyId: competency.id }}
          className={css['inline']}
        >
          {t`Why this level?`}
        </Link>
      </div>
    </div>
  );
}

/** What comes next. */
export function NextCard({ steps }: { readonly steps: Steps }) {
  const { t } = useLingui();
  const [first, second] = steps;
  if (!first) return null;
  return (
    <Card>
      <div className={css['line']}>
        <Icon shape={Flag} />
        <div className={css['words']}>
          <p>
            <strong>{t`Next:`}</strong> {first.title}
          </p>
          <p className={css['quiet']}>{first.statement}</p>
          {second ? (
            <p className={css['quiet']}>
              {t`Then:`} {second.title}
            </p>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

/** One sentence to say aloud at home. */
export function HelpCard({ steps, name }: { readonly steps: Steps; readonly name: string }) {
  const { t } = useLingui();
  const home = steps.find((step) => step.home !== null)?.home ?? null;
  if (home === null && steps.length === 0) return null;
  return (
    <Card tone="tint">
      <h2 className={css['helpTitle']}>
        <Icon shape={House} /> {t`How to help at home`}
      </h2>
      <p>
        {home === null
          ? t`Ask ${name} to explain this step to you in their own words. Five minutes are enough.`
          : t`Ask: “${home}” Five minutes are enough.`}
      </p>
    </Card>
  );
}

/** The newest comment that a rater wrote. */
export function CommentCard({ data }: ChildPageProps) {
  const { i18n } = useLingui();
  const latest = data.latest.find(({ comment }) => comment !== null && comment !== '');
  if (!latest) return null;
  return (
    <Card>
      <figure className={css['comment']}>
        <figcaption className={css['by']}>
          <span className={css['avatar']} data-initials={latest.rater.initials} aria-hidden="true" />
          <strong>{latest.rater.name}</strong>
          <time dateTime={latest.at} className={css['quiet']}>
            {i18n.date(latest.at, { month: 'short', day: 'numeric' })}
          </time>
        </figcaption>
        <blockquote>{latest.comment}</blockquote>
        <p className={css['quiet']}>{latest.competency.title}</p>
      </figure>
    </Card>
  );
}

/** Who teaches the child now. */
export function FacilitatorsCard({
  people,
  name,
}: {
  readonly people: readonly PersonCard[];
  readonly name: string;
}) {
  const { t } = useLingui();
  if (people.length === 0) return null;
  return (
    <Card title={t`Who teaches ${name}`}>
      <ul className={css['people']}>
        {people.map((person) => (
          <li key={person.id}>
            <span className={css['avatar']} data-initials={person.initials} aria-hidden="true" />
            {person.name}
          </li>
        ))}
      </ul>
    </Card>
  );
}

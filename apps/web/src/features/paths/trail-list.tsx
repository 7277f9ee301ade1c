import type { Trail } from '@cairn/contract';
import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useAbility } from '../../app/session.ts';
import { standingMark } from '../../app/standing-mark.ts';
import { LevelStack } from '../../ui/level-stack.tsx';
import { Count } from '../../ui/tag.tsx';
import { AssumptionControl } from './assumption-control.tsx';
import css from './trail.module.css';
import type { TrailPageProps } from './trail-page.tsx';
import { useBandWords } from './use-band-words.ts';

type Place = Trail['places'][number];

/** The trail as a list, with all that the map shows and more. */
export function TrailList({ trail, own }: TrailPageProps) {
  const { t } = useLingui();
  const { counts } = trail;
  const groups = [
    { status: 'open', title: t`Open now`, note: null, total: counts.open },
    {
      status: 'ahead',
      title: t`Ahead`,
      note: t`These open when what comes before them is done.`,
      total: counts.ahead,
    },
    { status: 'mastered', title: t`Behind`, note: t`Shown well, more than once.`, total: counts.mastered },
    {
      status: 'assumed',
      title: t`Taken as known`,
      note: own
        ? t`We think you know these. No one has seen it yet. Show it any time.`
        : t`Taken as known from the grade or by a decision. This is not evidence.`,
      total: counts.assumed,
    },
  ] as const;
  return (
    <div className={css['list']}>
      {groups.map(({ status, title, note, total }) => {
        const places = trail.places.filter((place) => place.status === status);
        if (total === 0) return null;
        const rest = total - places.length;
        return (
          <section key={status} aria-labelledby={`group-${status}`} className={css['group']}>
            <h2 id={`group-${status}`}>
              {title} <Count>{total}</Count>
            </h2>
            {note ? <p className={css['quiet']}>{note}</p> : null}
            <ul>
              {places.map((place) => (
                <li key={place.id}>
                  <PlaceRow place={place} trail={trail} own={own} />
                </li>
              ))}
            </ul>
            {rest > 0 ? (
              <p className={css['quiet']}>
                <Plural value={rest} one="And # more, further away." other="And # more, further away." />
              </p>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}

interface PlaceRowProps extends TrailPageProps {
  readonly place: Place;
}

function PlaceRow({ place, trail, own }: PlaceRowProps) {
  const { t } = useLingui();
  const bandWords = useBandWords();
  const mayDecide = useAbility('assumption.decide') && !own;
  const number = trail.nextSteps.findIndex(({ id }) => id === place.id) + 1;
  const assumed = place.status === 'assumed';
  const decidable = assumed || (place.status === 'open' && (place.standing?.level ?? null) === null);
  return (
    <div className={css['place']} data-status={place.status}>
      {number > 0 ? <span className={css['number']}>{number}</span> : null}
      <span className={css['placeName']}>
        <Link
          to="/learners/$personId/competencies/$competencyId"
          params={{ personId: trail.person.id, competencyId: place.id }}
        >
          {place.title}
        </Link>
        {place.band ? <span className={css['band']}>{bandWords(place.band)}</span> : null}
      </span>
      {assumed ? (
        <span className={css['assumed']}>{t`taken as known`}</span>
      ) : (
        <LevelStack {...standingMark(place.standing)} sayMastered />
      )}
      {mayDecide && decidable ? <AssumptionControl place={place} person={trail.person} /> : null}
    </div>
  );
}

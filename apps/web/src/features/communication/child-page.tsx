import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { firstName } from '../../app/first-name.ts';
import { Screen } from '../../app/screen.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { CommentCard, FacilitatorsCard, HelpCard, LatestCard, NextCard } from './child-cards.tsx';
import css from './family.module.css';
import { plainStanding } from './plain-standing.ts';
import { useHeadline } from './plain-words.ts';
import { useSchoolLine } from './use-school-line.ts';

export interface ChildPageProps {
  readonly data: Answer<'family.read'>;
}

/** The one page that a family needs: plain words first, the level after, one thing to try at home. */
export function ChildPage({ data }: ChildPageProps) {
  const { t } = useLingui();
  const headline = useHeadline();
  const schoolLine = useSchoolLine();
  const { child, latest, nextSteps, masteredThisYear } = data;
  const name = firstName(child);
  const [newest] = latest;
  const title = newest
    ? headline(name, newest.competency.title, plainStanding(newest.standing))
    : t`${name} is at the beginning.`;
  return (
    <Screen width="narrow">
      <div className={css['head']}>
        <p className={css['quiet']}>
          {child.name}
          {schoolLine(child) ? `, ${schoolLine(child)}` : ''}
        </p>
        <PageTitle title={title}>
          {masteredThisYear > 0 ? (
            <Plural
              value={masteredThisYear}
              one="# skill mastered this school year."
              other="# skills mastered this school year."
            />
          ) : null}
        </PageTitle>
      </div>
      {latest.length === 0 ? (
        <StateCard kind="empty" title={t`Nothing has been rated yet`}>
          <p>{t`When ${name} shows a piece of work, you see it here. Nothing here is a zero.`}</p>
        </StateCard>
      ) : (
        <LatestCard data={data} />
      )}
      {nextSteps.length > 0 ? <NextCard steps={nextSteps} /> : null}
      <HelpCard steps={nextSteps} name={name} />
      <CommentCard data={data} />
      <FacilitatorsCard people={data.facilitators} name={name} />
      <p>
        <Link to="/learners/$personId/trail" params={{ personId: child.id }}>
          {t`See the whole trail of ${name}`}
        </Link>
      </p>
    </Screen>
  );
}

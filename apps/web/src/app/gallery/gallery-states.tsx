import { useLingui } from '@lingui/react/macro';
import type { ApiProblem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemCard } from '../../ui/problem.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './gallery.module.css';

const problem = (code: string, status: number): ApiProblem => ({ code, status, title: '', detail: '' });
const nothing = () => undefined;

export function StatesPart() {
  const { t } = useLingui();
  return (
    <section className={css['part']}>
      <h2>{t`When there is nothing, or something went wrong: always a next step`}</h2>
      <div className={css['cards']}>
        <StateCard kind="empty" title={t`No stones here yet`} action={<Button>{t`Show my work`}</Button>}>
          <p>{t`Show one piece of work, and your first stone goes down.`}</p>
        </StateCard>
        <StateCard kind="loading" title={t`Loading your trail`}>
          <p>{t`The shape of the page shows at once and holds still.`}</p>
        </StateCard>
        <StateCard kind="offline" title={t`You are offline`} action={<Button>{t`See them`}</Button>}>
          <p>{t`You can read, plan and show work. 2 pieces are safe here and will send once.`}</p>
        </StateCard>
        <StateCard
          kind="error"
          title={t`The photo did not send`}
          action={<Button>{t`Make it smaller`}</Button>}
        >
          <p>{t`It is still safe on this phone. The file was too big for the school.`}</p>
        </StateCard>
        <StateCard
          kind="denied"
          title={t`This page is not open to you`}
          action={<Button>{t`Ask Mr. Oduya`}</Button>}
        >
          <p>{t`Only Soren's own adults can read it. His advisor can give you access.`}</p>
        </StateCard>
        <ProblemCard problem={problem('unreachable', 0)} onRetry={nothing} />
        <ProblemCard problem={problem('conflict', 409)} onRetry={nothing} />
        <ProblemCard problem={problem('fault', 500)} onRetry={nothing} />
      </div>
      <h2>{t`Cards`}</h2>
      <div className={css['cards']}>
        <Card level={3} title={t`Plain`}>{t`One thing on a surface.`}</Card>
        <Card level={3} tone="chosen" title={t`Chosen`}>{t`Picked up, with a moss edge.`}</Card>
        <Card level={3} tone="sunken" title={t`A well`}>{t`Quieter than the page.`}</Card>
        <Card level={3} tone="tint" title={t`Moss ground`}>{t`Something to try at home.`}</Card>
        <Card
          level={3}
          tone="dark"
          title={t`The one dark block`}
        >{t`The one thing that would settle it.`}</Card>
      </div>
    </section>
  );
}

import { useLingui } from '@lingui/react/macro';
import { StateCard } from '../../ui/state-card.tsx';
import { Tag } from '../../ui/tag.tsx';
import { StepCard } from './step-card.tsx';
import css from './trail.module.css';
import type { TrailPageProps } from './trail-page.tsx';

export interface NextStepsProps extends TrailPageProps {
  /** The one card that is unfolded. */
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** At most three next steps, one unfolded at a time. They are ideas: the learner chooses. */
export function NextSteps({ trail, own, opened, onOpen }: NextStepsProps) {
  const { t } = useLingui();
  const { nextSteps } = trail;
  const open = nextSteps.some(({ id }) => id === opened) ? opened : (nextSteps[0]?.id ?? null);
  return (
    <>
      <div className={css['sideHead']}>
        <h2>{own ? t`Pick your next step` : t`Next steps`}</h2>
        {own ? (
          <span className={css['advice']}>{t`Ideas from Cairn. You choose.`}</span>
        ) : (
          <Tag kind="suggested" />
        )}
      </div>
      {nextSteps.length === 0 ? (
        <StateCard kind="empty" title={t`No step is open now`}>
          <p>{t`Everything here is behind, or waits for something else. Look at another trail, or ask an adult.`}</p>
        </StateCard>
      ) : (
        <ol className={css['steps']}>
          {nextSteps.map((step, at) => (
            <li key={step.id}>
              <StepCard
                step={step}
                number={at + 1}
                trail={trail}
                own={own}
                open={step.id === open}
                onOpen={() => onOpen(step.id)}
              />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

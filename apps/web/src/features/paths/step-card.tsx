import type { Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { standingMark } from '../../app/standing-mark.ts';
import { Button } from '../../ui/button.tsx';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import { LevelStack } from '../../ui/level-stack.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ChooseForm } from './choose-form.tsx';
import { chooseReasons } from './reason-choice.ts';
import { useReasonWords } from './reason-words.ts';
import css from './trail.module.css';

export type Step = Trail['nextSteps'][number];

export interface StepCardProps {
  readonly step: Step;
  readonly number: number;
  readonly trail: Trail;
  readonly own: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** One next step. Folded: its name, its mark and why. Unfolded: what it is, and how to begin. */
export function StepCard({ step, number, trail, own, open, onOpen }: StepCardProps) {
  const { t } = useLingui();
  const mark = standingMark(step.standing);
  return (
    <article className={css['step']} data-open={open} id={`step-${number}`} tabIndex={-1}>
      <div className={css['stepHead']}>
        <span className={css['number']}>{number}</span>
        <h3>{step.title}</h3>
        {mark.level === null && mark.state === 'in-progress' ? (
          <span className={css['begun']}>
            <CairnMark {...mark} size={32} label="" /> {t`begun`}
          </span>
        ) : (
          <LevelStack {...mark} size={32} ofFour={open && mark.level !== null} />
        )}
      </div>
      {open ? (
        <>
          <Why step={step} trail={trail} own={own} />
          <p className={css['statement']}>{step.statement}</p>
          <Chosen step={step} own={own} />
          {own && step.chosen === null ? <ChooseForm step={step} trail={trail} /> : null}
        </>
      ) : (
        <div className={css['stepMore']}>
          <Why step={step} trail={trail} own={own} />
          <Button onClick={onOpen} aria-label={t`Open: ${step.title}`}>
            {step.chosen ? t`Chosen` : t`Open`}
          </Button>
        </div>
      )}
    </article>
  );
}

function Why({ step, trail, own }: Pick<StepCardProps, 'step' | 'trail' | 'own'>) {
  const { t } = useLingui();
  const words = useReasonWords(own ? 'self' : 'adult');
  const reasons = chooseReasons(step.reasons).map(words);
  const params = { personId: trail.person.id, competencyId: step.id };
  return (
    <p>
      <strong>{t`Why this?`}</strong> {reasons.join(' ')}{' '}
      {step.standing ? (
        <Link to="/learners/$personId/competencies/$competencyId" params={params}>
          {own ? t`See my pieces` : t`See the pieces`}
        </Link>
      ) : null}
    </p>
  );
}

function Chosen({ step, own }: Pick<StepCardProps, 'step' | 'own'>) {
  const { t, i18n } = useLingui();
  return (
    <div role="status">
      {step.chosen ? (
        <div className={css['chosen']}>
          <Tag kind="ready" icon={Check}>
            {own ? t`You started this` : t`Chosen by the learner`}
          </Tag>
          <span>{i18n.date(step.chosen.at, { month: 'short', day: 'numeric' })}</span>
          {step.chosen.reason ? <q>{step.chosen.reason}</q> : null}
        </div>
      ) : null}
    </div>
  );
}

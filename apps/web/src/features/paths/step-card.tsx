import type { Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { standingMark } from '../../app/standing-mark.ts';
import { Button } from '../../ui/button.tsx';
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
  const words = useReasonWords(own ? 'self' : 'adult');
  const reasons = chooseReasons(step.reasons).map(words);
  const mark = standingMark(step.standing);
  const params = { personId: trail.person.id, competencyId: step.id };
  return (
    <article className={css['step']} data-open={open} id={`step-${number}`} tabIndex={-1}>
      <div className={css['stepHead']}>
        <span className={css['number']}>{number}</span>
        <h3>{step.title}</h3>
        <LevelStack {...mark} size={32} ofFour={open && mark.level !== null} />
      </div>
      <p>
        <strong>{t`Why this?`}</strong> {reasons.join(' ')}{' '}
        <Link to="/learners/$personId/competencies/$competencyId" params={params}>
          {own ? t`See my pieces` : t`See the pieces`}
        </Link>
      </p>
      {open ? (
        <>
          <p className={css['statement']}>{step.statement}</p>
          <Chosen step={step} own={own} />
          {own && step.chosen === null ? <ChooseForm step={step} trail={trail} /> : null}
        </>
      ) : (
        <div className={css['stepMore']}>
          {step.chosen ? <Tag kind="ready" icon={Check}>{t`Chosen`}</Tag> : <span />}
          <Button onClick={onOpen} aria-label={t`Open: ${step.title}`}>
            {t`Open`}
          </Button>
        </div>
      )}
    </article>
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

import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { useId, useState } from 'react';
import { firstName } from '../../../app/first-name.ts';
import { standingMark } from '../../../app/standing-mark.ts';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import { useExactText } from './use-answer-words.ts';
import css from './why.module.css';
import type { WhyPageProps } from './why-page.tsx';

/** Tries the next piece before it is made: a slider over all levels, and where each would lead. */
export function WhatIf({ explanation, own }: WhyPageProps) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const listId = useId();
  const [level, setLevel] = useState<number>(explanation.rule.masteryLevel);
  const effect = explanation.whatIf.find((entry) => entry.level === level);
  const words = useEffectWords({ explanation, own });
  if (effect === undefined) return null;
  const said = words(effect);
  return (
    <Card title={own ? t`What if my next piece is a…` : t`What if the next piece is a…`}>
      <label className={css['slider']}>
        <span className={css['sliderValue']} aria-hidden="true">
          {levelText(level)}
        </span>
        <input
          type="range"
          min={0}
          max={4}
          step={0.5}
          value={level}
          list={listId}
          aria-label={t`Level of the next piece`}
          aria-valuetext={levelText(level)}
          onChange={(event) => setLevel(Number(event.currentTarget.value))}
        />
        <datalist id={listId} className={css['ticks']}>
          {[0, 1, 2, 3, 4].map((value) => (
            <option key={value} value={value} label={String(value)} />
          ))}
        </datalist>
        <span className={css['ticks']} aria-hidden="true">
          {[0, 1, 2, 3, 4].map((value) => (
            <span key={value}>{value}</span>
          ))}
        </span>
      </label>
      <div className={css['effect']} role="status">
        <CairnMark {...standingMark(explanation.standing)} size={32} label="" />
        <Icon shape={ArrowRight} />
        <CairnMark level={effect.leadsTo} mastered={effect.mastered} size={32} label="" />
        <span>{said}</span>
      </div>
      <p className={css['quiet']}>{t`It is worked out for a new kind of work. Slide to try others.`}</p>
    </Card>
  );
}

function useEffectWords({ explanation, own }: WhyPageProps) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const exactText = useExactText();
  const name = firstName(explanation.person);
  return ({ leadsTo, exact, mastered }: WhyPageProps['explanation']['whatIf'][number]): string => {
    if (leadsTo === null) return t`There would be no level yet.`;
    const level = levelText(leadsTo);
    const mean = exact === null || exact === leadsTo ? '' : ` (${exactText(exact)})`;
    const at = own ? t`You would be at ${level}` : t`${name} would be at ${level}`;
    const news = mastered && !explanation.standing.mastered;
    return news ? `${at}${mean}. ${t`And it would be mastered.`}` : `${at}${mean}.`;
  };
}

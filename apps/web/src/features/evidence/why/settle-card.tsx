import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Flag } from 'lucide-react';
import { firstName } from '../../../app/first-name.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import { contextsReached } from './pieces.ts';
import type { PiecesProps } from './pieces-card.tsx';
import css from './why.module.css';

/** The one dark block: the one thing that would settle it. */
export function SettleCard(props: PiecesProps) {
  const title = useSettleTitle(props);
  const sentence = useSettleSentence(props);
  return (
    <Card tone="dark">
      <div className={css['settle']}>
        <Icon shape={Flag} size={22} />
        <div>
          <h2>{title}</h2>
          <p>{sentence}</p>
        </div>
      </div>
    </Card>
  );
}

function useSettleTitle({ explanation, own }: PiecesProps): string {
  const { t } = useLingui();
  const levelText = useLevelText();
  const { settle, rule } = explanation;
  const goal = levelText(rule.masteryLevel);
  const needed = settle.needed ?? 1;
  switch (settle.kind) {
    case 'mastered':
      return t`This is settled: it is mastered.`;
    case 'none_yet':
      return own
        ? t`Show one piece, and your first stones go down.`
        : t`One piece would lay the first stones.`;
    case 'higher_level':
      return t`One piece at ${goal} is the next big step.`;
    case 'different_context':
      return t`One more ${goal} in a different kind of work would settle this.`;
    case 'more_scores':
      return t`${plural(needed, { one: `# more piece at ${goal} would settle this.`, other: `# more pieces at ${goal} would settle this.` })}`;
  }
}

function useSettleSentence({ explanation, pieces, own }: PiecesProps): string {
  const { t, i18n } = useLingui();
  const levelText = useLevelText();
  const { settle, rule, standing, person } = explanation;
  if (settle.kind === 'mastered') {
    const day = standing.achievedAt === null ? '' : i18n.date(standing.achievedAt, { dateStyle: 'long' });
    if (day === '') return t`The cairn stands.`;
    const name = firstName(person);
    return own ? t`You reached it on ${day}. The cairn stands.` : t`${name} reached it on ${day}.`;
  }
  const goal = levelText(rule.masteryLevel);
  const count = i18n.number(rule.masteryCount);
  const contexts = i18n.number(rule.masteryContexts);
  const takes =
    rule.masteryContexts > 1
      ? t`Mastery here means ${count} pieces at ${goal} or more, in ${contexts} kinds of work.`
      : t`Mastery here means ${count} pieces at ${goal} or more.`;
  const seen = contextsReached(pieces, rule.masteryLevel);
  if (seen.length === 0) return takes;
  const list = new Intl.ListFormat(i18n.locales ?? i18n.locale, { type: 'conjunction' }).format(seen);
  return `${takes} ${t`So far: ${list}.`}`;
}

import { useLingui } from '@lingui/react/macro';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import type { MarkMeaning } from '../../ui/cairn-mark-state.ts';
import { Card } from '../../ui/card.tsx';
import { LevelStack } from '../../ui/level-stack.tsx';
import css from './gallery.module.css';

interface StateRow {
  readonly key: string;
  readonly name: string;
  readonly says: string;
  readonly meaning: MarkMeaning;
}

function useStateRows(): readonly StateRow[] {
  const { t } = useLingui();
  const row = (key: string, name: string, says: string, meaning: MarkMeaning) => ({
    key,
    name,
    says,
    meaning,
  });
  return [
    row('none', t`No evidence yet`, t`Bare ground. Never a zero.`, { level: null }),
    row('zero', t`Rated 0`, t`Four outlines: seen, not yet.`, { level: 0 }),
    row('missed', t`Missed`, t`Ring and cross. Not a number.`, { level: null, state: 'missed' }),
    row('excused', t`Excused`, t`Broken ring and bar.`, { level: null, state: 'excused' }),
    row('progress', t`In progress`, t`The stone being laid is dashed.`, { level: 2, state: 'in-progress' }),
    row('half', t`In progress on a half`, t`The half that lies there stays.`, {
      level: 1.5,
      state: 'in-progress',
    }),
    row('mastered', t`Mastered`, t`Rule met: it stands on ground.`, { level: 3, mastered: true }),
    row('due', t`Due for re-check`, t`Turning arrow, top right.`, { level: 3, mastered: true, state: 'due' }),
    row('uncertain', t`Uncertain`, t`Hatched: could be 2 or 3.`, {
      level: 2,
      state: 'uncertain',
      range: { low: 2, high: 3 },
    }),
  ];
}

/** What a mark can say beside a level, each told apart in greyscale. */
export function MarkStatesPart() {
  const { t } = useLingui();
  const rows = useStateRows();
  return (
    <Card title={t`States, each told apart in greyscale`}>
      <ul className={css['stateGrid']}>
        {rows.map(({ key, name, says, meaning }) => (
          <li key={key}>
            <CairnMark {...meaning} size={64} />
            <span className={css['pair']}>
              <CairnMark {...meaning} size={24} label="" />
              <CairnMark {...meaning} size={16} label="" />
            </span>
            <strong>{name}</strong>
            <span className={css['quiet']}>{says}</span>
          </li>
        ))}
      </ul>
      <div className={css['row']}>
        <strong>{t`With words`}</strong>
        <LevelStack level={2.5} ofFour />
        <LevelStack level={3} mastered sayMastered />
        <LevelStack level={3} mastered sayMastered size={16} />
        <LevelStack level={null} state="missed" />
        <LevelStack level={null} state="excused" />
        <LevelStack level={null} />
      </div>
    </Card>
  );
}

import { useLingui } from '@lingui/react/macro';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import css from './panel.module.css';

/** What the signs of the grid mean: a zero is a rating, missed is not a number. */
export function LegendCard() {
  const { t } = useLingui();
  return (
    <section className={css['signs']} aria-label={t`What the signs mean`}>
      <ul className={css['legend']}>
        <li>
          <CairnMark level={0} size={16} label="" /> {t`0 is a rating`}
        </li>
        <li>
          <CairnMark level={null} state="missed" size={16} label="" /> {t`missed: not a number`}
        </li>
        <li>
          <CairnMark level={null} state="excused" size={16} label="" /> {t`excused: never counts`}
        </li>
        <li>
          <CairnMark level={null} size={16} label="" /> {t`no evidence`}
        </li>
      </ul>
    </section>
  );
}

import { useLingui } from '@lingui/react/macro';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import type { MarkSize } from '../../ui/cairn-mark-geometry.ts';
import { Card } from '../../ui/card.tsx';
import { useLevelText } from '../../ui/mark-words.ts';
import css from './gallery.module.css';

const levels = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4] as const;
const sizes: readonly MarkSize[] = [96, 64, 48, 32, 24, 16];

/** All levels at all sizes, and the same in right-to-left text. */
export function MarksPart() {
  const { t } = useLingui();
  const levelText = useLevelText();
  return (
    <Card title={t`The cairn mark`} aside={t`Count and shape carry the level. Colour only repeats it.`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      <section className={css['scroll']} tabIndex={0} aria-label={t`Marks by size and level`}>
        <table className={css['marks']}>
          <thead>
            <tr>
              <th scope="col">{t`Size`}</th>
              {levels.map((level) => (
                <th key={level} scope="col">
                  {levelText(level)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sizes.map((size) => (
              <tr key={size}>
                <th scope="row">{t`${size} px`}</th>
                {levels.map((level) => (
                  <td key={level}>
                    <CairnMark level={level} size={size} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t`Right to left`}</th>
              {levels.map((level) => (
                <td key={level}>
                  <CairnMark level={level} size={48} direction="rtl" />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Card>
  );
}

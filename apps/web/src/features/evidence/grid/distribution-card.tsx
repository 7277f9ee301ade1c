import { Plural, useLingui } from '@lingui/react/macro';
import { useLevelText } from '../../../ui/mark-words.ts';
import { progressOf } from './grid-figures.ts';
import css from './panel.module.css';
import type { DeskParts } from './rating-desk.tsx';

/** How the ratings of this sitting spread over the levels: a sentence, bars, and the same as a table for readers. */
export function DistributionCard({ grid, rating }: DeskParts) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const people = grid.rows.map(({ person }) => person.id);
  const { rated, high, levels } = progressOf(rating.sitting, people, grid.columns[rating.column]?.id ?? '');
  const most = Math.max(1, ...levels.map(({ count }) => count));
  return (
    <section className={css['card']}>
      <h2 className={css['title']}>
        {rated === 0 ? (
          t`Nobody is rated in this sitting yet.`
        ) : (
          <Plural
            value={rated}
            one={`${high} of # so far is at 3 or above.`}
            other={`${high} of # so far are at 3 or above.`}
          />
        )}
      </h2>
      <ol className={css['bars']}>
        {levels.map(({ level, count }) => (
          <li key={level} aria-label={t`level ${levelText(level)}: ${count}`}>
            <span className={css['barCount']} aria-hidden="true">
              {count > 0 ? count : ''}
            </span>
            <span
              className={css['bar']}
              data-high={level >= 3 || undefined}
              style={{ '--share': count / most }}
              aria-hidden="true"
            />
            <span className={css['barLevel']} aria-hidden="true">
              {levelText(level)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

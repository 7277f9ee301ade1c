import { useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import css from './gallery.module.css';

const inks = ['ink', 'ink-2', 'ink-3', 'moss', 'moss-deep', 'amber', 'control', 'outline'] as const;
const stones = ['stone-1', 'stone-2', 'stone-3', 'stone-4'] as const;
const demand = ['demand-recall', 'demand-apply', 'demand-reason', 'demand-extend'] as const;
const grounds = ['paper', 'surface', 'sunken', 'moss-tint', 'amber-tint', 'line'] as const;
const spaces = [1, 2, 3, 4, 5, 6, 7] as const;

/** Colours, type and space, in the theme that is on. */
export function TokensPart() {
  const { t } = useLingui();
  return (
    <Card title={t`Colour, type and space`}>
      <div className={css['swatches']}>
        {[...inks, ...stones, ...demand, ...grounds].map((name) => (
          <span key={name} className={css['swatch']}>
            <span className={css['chip']} style={{ background: `var(--${name})` }} />
            <code>{name}</code>
          </span>
        ))}
      </div>
      <div className={css['type']}>
        <span className={css['t32']}>{t`Page title`}</span>
        <span className={css['t24']}>{t`Heading`}</span>
        <span className={css['t18']}>{t`Card title`}</span>
        <span>{t`Body, learner and family`}</span>
        <span className={css['t145']}>{t`Body, dense tools`}</span>
        <span className={css['t13']}>{t`Smallest text`}</span>
      </div>
      <div className={css['row']}>
        {spaces.map((step) => (
          <span
            key={step}
            className={css['space']}
            style={{ width: `var(--space-${step})`, height: `var(--space-${step})` }}
          />
        ))}
      </div>
    </Card>
  );
}

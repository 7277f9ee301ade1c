import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Icon } from '../../../ui/icon.tsx';
import type { Offered } from './competency-picker.tsx';
import css from './picker.module.css';

export interface PickerListProps {
  readonly id: string;
  readonly items: readonly Offered[];
  readonly active: number;
  readonly columns: readonly string[];
  readonly onToggle: (offered: Offered) => void;
}

/** What may be chosen, under the words that say how well it fits the class. */
export function PickerList({ id, items, active, columns, onToggle }: PickerListProps) {
  const { t } = useLingui();
  const fits = {
    subject_and_grade: t`Subject and grade of this class`,
    subject: t`Subject of this class`,
    other: t`Everything else`,
  };
  return (
    <div id={id} role="listbox" aria-label={t`Skills`} aria-multiselectable="true" className={css['list']}>
      {items.map((offered, at) => {
        const chosen = columns.includes(offered.id);
        return (
          // The keyboard stays in the field above and reaches every option from there.
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the combobox toggles the active option.
          <div
            key={offered.id}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen}
            data-active={at === active || undefined}
            className={css['option']}
            onClick={() => onToggle(offered)}
          >
            <span className={css['check']}>{chosen ? <Icon shape={Check} size={18} /> : null}</span>
            <span className={css['words']}>
              <span>{offered.title}</span>
              <span className={css['detail']}>
                {[offered.code, offered.band, offered.framework, fits[offered.fit]]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {chosen ? <span className={css['shown']}>{t`shown`}</span> : null}
          </div>
        );
      })}
    </div>
  );
}

import { useId } from 'react';
import { Icon, type IconShape } from './icon.tsx';
import css from './segmented.module.css';

export interface SegmentOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconShape;
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen here; read out, and shown when `labelShown`. */
  readonly label: string;
  readonly labelShown?: boolean;
  readonly value: Value;
  readonly options: readonly SegmentOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** Two to four exclusive choices side by side: radio buttons in one frame, arrow keys included. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, labelShown = false, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset className={css['set']}>
      <legend className={labelShown ? css['legend'] : css['hidden']}>{label}</legend>
      <div className={css['frame']}>
        {options.map((option) => (
          <label key={option.value} className={css['option']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={css['face']}>
              {option.icon ? <Icon shape={option.icon} size={18} /> : null}
              {option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import type { ReactNode } from 'react';
import css from './key-cap.module.css';

/** A key of the keyboard, shown as a cap. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return <kbd className={css['cap']}>{children}</kbd>;
}

/** A row of keys with what they do, for the foot of dense tools. */
export function KeyHint({
  keys,
  children,
}: {
  readonly keys: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <span className={css['hint']}>
      {keys.map((key) => (
        <KeyCap key={key}>{key}</KeyCap>
      ))}
      <span>{children}</span>
    </span>
  );
}

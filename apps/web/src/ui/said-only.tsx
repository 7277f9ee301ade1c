import type { ReactNode } from 'react';
import css from './said-only.module.css';

/** Text for screen readers alone. Use it sparingly: most readers deserve the same words. */
export function SaidOnly({ children }: { readonly children: ReactNode }) {
  return <span className={css['said']}>{children}</span>;
}

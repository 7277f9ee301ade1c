import type { ReactNode } from 'react';
import css from './screen.module.css';

export interface ScreenProps {
  /** `narrow` for reading and forms, `wide` for dense tools that use the whole screen. */
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly children: ReactNode;
}

/** The place of one screen inside the shell: margins, and the space between its parts. */
export function Screen({ width = 'normal', children }: ScreenProps) {
  return <div className={`${css['screen']} ${css[width]}`}>{children}</div>;
}

import type { ReactNode } from 'react';
import css from './card.module.css';

export interface CardProps {
  readonly title?: ReactNode;
  /** Heading level of the title; 2 unless the card stands inside a titled part. */
  readonly level?: 2 | 3;
  /** Stands at the end of the title's line: a count, a tag, a button. */
  readonly aside?: ReactNode;
  /** `chosen` has a moss edge, `sunken` is a well, `tint` is moss ground, `dark` the one dark block. */
  readonly tone?: 'plain' | 'chosen' | 'sunken' | 'tint' | 'dark';
  /** Fewer spaces, for dense tools. */
  readonly tight?: boolean;
  readonly children?: ReactNode;
}

/** A surface that holds one thing. Flat: it has a hairline and no shadow. */
export function Card({ title, level = 2, aside, tone = 'plain', tight = false, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={`${css['card']} ${css[tone]} ${tight ? css['tight'] : ''}`}>
      {title || aside ? (
        <div className={css['head']}>
          {title ? <Heading className={css['title']}>{title}</Heading> : null}
          {aside ? <div className={css['aside']}>{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

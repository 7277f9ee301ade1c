import { type ReactNode, useEffect, useRef } from 'react';
import css from './page-title.module.css';
import { claimTitleFocus, leaveTitle } from './title-focus.ts';

export interface PageTitleProps {
  readonly title: string;
  /** Stands after the title in a lighter weight, such as "until 11:05". */
  readonly after?: ReactNode;
  /** One sentence that says what the screen shows; its figures are live. */
  readonly children?: ReactNode;
  /** A mark or picture before the title. */
  readonly before?: ReactNode;
  /** The screen's actions, at the end of the line. */
  readonly actions?: ReactNode;
}

/** The one first heading of a screen. It names the document and takes the focus after a change of screen. */
export function PageTitle({ title, after, children, before, actions }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Cairn`;
  }, [title]);
  useEffect(() => {
    const node = heading.current;
    if (!node) return;
    claimTitleFocus(node);
    return () => leaveTitle(node);
  }, []);
  return (
    <div className={css['row']}>
      {before}
      <div className={css['words']}>
        <h1 ref={heading} tabIndex={-1} data-page-title="">
          {title} {after ? <span className={css['after']}>{after}</span> : null}
        </h1>
        {children ? <p className={css['sentence']}>{children}</p> : null}
      </div>
      {actions ? <div className={css['actions']}>{actions}</div> : null}
    </div>
  );
}

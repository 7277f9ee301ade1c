import { CloudOff, LockKeyhole, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { CairnMark } from './cairn-mark.tsx';
import { Icon } from './icon.tsx';
import css from './state-card.module.css';

export type StateKind = 'empty' | 'loading' | 'offline' | 'error' | 'denied';

export interface StateCardProps {
  readonly kind: StateKind;
  readonly title: string;
  /** What is safe, and what comes next, in a sentence or two. */
  readonly children: ReactNode;
  /** Exactly one next step: a Button or ButtonLink. Loading has none. */
  readonly action?: ReactNode;
}

/** A place where something is missing: always a sentence and one next step, never a blank or a spinner. */
export function StateCard({ kind, title, children, action }: StateCardProps) {
  return (
    <section
      className={css['card']}
      data-kind={kind}
      role={kind === 'error' ? 'alert' : undefined}
      aria-busy={kind === 'loading' ? true : undefined}
    >
      <div className={css['sign']}>
        <StateSign kind={kind} />
      </div>
      <h2 className={css['title']}>{title}</h2>
      <div className={css['words']}>{children}</div>
      {action ? <div className={css['action']}>{action}</div> : null}
    </section>
  );
}

function StateSign({ kind }: { readonly kind: StateKind }) {
  switch (kind) {
    case 'empty':
      return <CairnMark level={null} size={32} label="" />;
    case 'loading':
      return <Skeleton lines={2} picture />;
    case 'offline':
      return <Icon shape={CloudOff} size={32} />;
    case 'error':
      return (
        <span className={css['person']}>
          <Icon shape={TriangleAlert} size={32} />
        </span>
      );
    case 'denied':
      return <Icon shape={LockKeyhole} size={32} />;
  }
}

export interface SkeletonProps {
  readonly lines?: number;
  readonly picture?: boolean;
}

/** The shape of what is coming. It holds still and says nothing to screen readers. */
export function Skeleton({ lines = 3, picture = false }: SkeletonProps) {
  return (
    <div className={css['skeleton']} aria-hidden="true">
      {picture ? <span className={css['picture']} /> : null}
      <span className={css['bars']}>
        {Array.from({ length: lines }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are identical and never move.
          <span key={at} className={css['bar']} />
        ))}
      </span>
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Flag, Hand, Hourglass, Loader } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';
import css from './tag.module.css';

export type TagKind = 'plain' | 'ready' | 'stuck' | 'suggested' | 'waiting';

const icons: Readonly<Record<TagKind, IconShape | null>> = {
  plain: null,
  ready: Flag,
  stuck: Hand,
  suggested: Loader,
  waiting: Hourglass,
};

export interface TagProps {
  readonly kind?: TagKind | undefined;
  readonly icon?: IconShape | undefined;
  /** Left out, the kind says itself: Ready, Stuck, Suggested by Cairn, Waiting. */
  readonly children?: ReactNode;
}

/** A short word about something, with a shape and a ground that repeat it. */
export function Tag({ kind = 'plain', icon, children }: TagProps) {
  const word = useTagWord();
  const shape = icon ?? icons[kind];
  return (
    <span className={`${css['tag']} ${css[kind]}`}>
      {shape ? <Icon shape={shape} size={15} /> : null}
      <span>{children ?? word(kind)}</span>
    </span>
  );
}

function useTagWord(): (kind: TagKind) => string {
  const { t } = useLingui();
  return (kind) => {
    switch (kind) {
      case 'ready':
        return t`Ready`;
      case 'stuck':
        return t`Stuck`;
      case 'suggested':
        return t`Suggested by Cairn`;
      case 'waiting':
        return t`Waiting`;
      default:
        return '';
    }
  };
}

/** A number in a well, such as how many a list holds. */
export function Count({ children }: { readonly children: ReactNode }) {
  return <span className={css['count']}>{children}</span>;
}

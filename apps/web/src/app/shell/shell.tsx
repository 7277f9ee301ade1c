import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { OfflineBand } from './offline-band.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import css from './shell.module.css';
import { ShellHeader } from './shell-header.tsx';
import type { NavItem, SearchFunction, ShellPerson } from './shell-types.ts';

export interface ShellProps {
  readonly person: ShellPerson | null;
  readonly nav: readonly NavItem[];
  /** `calm`: 44 px targets and icons, for learners and families. `dense`: 34 px, words only, for tools. */
  readonly density?: 'calm' | 'dense';
  readonly onSearch?: SearchFunction | undefined;
  readonly onSignOut?: (() => void) | undefined;
  /** Further choices in the person's menu. */
  readonly menu?: ReactNode;
  /** What stands before the person: "Ask for help", "All your work is saved". */
  readonly actions?: ReactNode;
  /** How many things wait on this device until there is a network. */
  readonly waiting?: number;
  readonly children: ReactNode;
}

/** Header, place for one screen, and on a phone the tabs at the foot. It holds no data of its own. */
export function Shell(props: ShellProps) {
  const { t } = useLingui();
  const { person, nav, density = 'calm', onSearch, onSignOut, actions, menu, waiting = 0, children } = props;
  return (
    <div className={css['shell']} data-density={density}>
      <a className={css['skip']} href="#content">
        {t`Skip to the content`}
      </a>
      <OfflineBand waiting={waiting} />
      <ShellHeader {...{ person, nav, density, onSearch, onSignOut, actions, menu }} />
      <main id="content" className={css['content']} tabIndex={-1}>
        {children}
      </main>
      {nav.length > 0 ? <PhoneTabs nav={nav} /> : null}
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CairnMark } from '../../ui/cairn-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchButton } from './search-button.tsx';
import css from './shell.module.css';
import type { ShellProps } from './shell.tsx';
import type { NavItem } from './shell-types.ts';
import { ThemeSwitch } from './theme-switch.tsx';

type ShellHeaderProps = Pick<
  ShellProps,
  'person' | 'nav' | 'density' | 'onSearch' | 'onSignOut' | 'actions' | 'menu'
>;

export function ShellHeader({ person, nav, density, onSearch, onSignOut, actions, menu }: ShellHeaderProps) {
  return (
    <header className={css['header']}>
      <Link to="/" className={css['brand']}>
        <CairnMark level={4} size={24} label="" />
        <span>Cairn</span>
      </Link>
      {nav.length > 0 ? <MainNav nav={nav} icons={density !== 'dense'} /> : null}
      <div className={css['end']}>
        {actions ? <div className={css['actions']}>{actions}</div> : null}
        {onSearch ? <SearchButton onSearch={onSearch} /> : null}
        {person ? (
          <PersonMenu person={person} onSignOut={onSignOut} menu={menu} initialsOnly={density !== 'dense'} />
        ) : (
          <>
            <div className={css['wideOnly']}>
              <ThemeSwitch />
            </div>
            <LanguageSwitch />
          </>
        )}
      </div>
    </header>
  );
}

function MainNav({ nav, icons }: { readonly nav: readonly NavItem[]; readonly icons: boolean }) {
  const { t } = useLingui();
  return (
    <nav className={css['nav']} aria-label={t`Main`}>
      <ul>
        {nav.map((item) => (
          <li key={item.to}>
            <Link to={item.to} className={css['place']} activeOptions={{ exact: item.to === '/' }}>
              {icons ? <Icon shape={item.icon} /> : null}
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

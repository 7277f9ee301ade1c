import { useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { SaidOnly } from '../../ui/said-only.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import css from './person-menu.module.css';
import type { ShellPerson } from './shell-types.ts';
import { ThemeSwitch } from './theme-switch.tsx';

export interface PersonMenuProps {
  readonly person: ShellPerson;
  readonly onSignOut?: (() => void) | undefined;
  /** Further choices, between language and sign out. */
  readonly menu?: ReactNode;
  readonly initialsOnly: boolean;
}

/** First letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The person's name; opens language, theme and sign out. */
export function PersonMenu({ person, onSignOut, menu, initialsOnly }: PersonMenuProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const { name } = person;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={350}>
      <Popover.Target>
        <button
          type="button"
          className={css['person']}
          data-short={initialsOnly}
          onClick={() => setOpened((before) => !before)}
        >
          <span className={css['initials']} data-initials={initialsOf(name)} aria-hidden="true" />
          <span className={css['name']} aria-hidden="true">
            {name}
          </span>
          <SaidOnly>{t`${name}: language, theme and sign out`}</SaidOnly>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css['menu']} aria-label={person.name}>
        <div>
          <strong>{person.name}</strong>
          {person.role ? <div className={css['role']}>{person.role}</div> : null}
        </div>
        <LanguageSwitch />
        <ThemeSwitch labelShown />
        {menu}
        {onSignOut ? (
          <Button icon={LogOut} onClick={onSignOut}>
            {t`Sign out`}
          </Button>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import css from './phone-tabs.module.css';
import type { NavItem } from './shell-types.ts';

const room = 5;

/** The main places at the foot of a phone, within reach of a thumb: five at most, the rest behind "More". */
export function PhoneTabs({ nav }: { readonly nav: readonly NavItem[] }) {
  const { t } = useLingui();
  const fits = nav.length <= room;
  const shown = fits ? nav : nav.slice(0, room - 1);
  const rest = fits ? [] : nav.slice(room - 1);
  return (
    <nav className={css['tabs']} aria-label={t`Main`}>
      <ul>
        {shown.map((item) => (
          <li key={item.to}>
            <Link to={item.to} className={css['tab']} activeOptions={{ exact: item.to === '/' }}>
              <Icon shape={item.icon} size={22} />
              <span>{item.short ?? item.label}</span>
            </Link>
          </li>
        ))}
        {rest.length > 0 ? (
          <li>
            <MoreTab rest={rest} />
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function MoreTab({ rest }: { readonly rest: readonly NavItem[] }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-end"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <button type="button" className={css['tab']} onClick={() => setOpened((before) => !before)}>
          <Icon shape={Ellipsis} size={22} />
          <span>{t`More`}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css['more']} aria-label={t`More places`}>
        <ul>
          {rest.map((item) => (
            <li key={item.to}>
              <Link to={item.to} className={css['morePlace']} onClick={() => setOpened(false)}>
                <Icon shape={item.icon} />
                {item.label}
              </Link>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

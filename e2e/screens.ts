import type { Role } from '@cairn/contract';
import { familyScreens, learnerScreens, visitorScreens } from './screens/people.ts';
import { staffScreens } from './screens/staff.ts';
import type { Device } from './support/device.ts';
import type { Locale } from './support/words.ts';
import type { World } from './support/world.ts';

export type Who = 'visitor' | { readonly role: Role; readonly at: number };
export type ScreenState =
  | 'full'
  | 'empty'
  | 'filled'
  | 'dialog'
  | 'refused'
  | 'denied'
  | 'offline'
  | 'error'
  | 'loading';

/** What a way to a state has in hand: a device on the address, and the words of its language. */
export type Reach = {
  readonly device: Device;
  readonly say: (english: string) => string;
  readonly locale: Locale;
};

/** One screen in one state. */
export type Screen = {
  /** Names its pictures. */
  readonly name: string;
  /** As apps/web/src/app/routes.tsx has it. */
  readonly route: string;
  readonly who: Who;
  readonly state: ScreenState;
  readonly address: (world: World) => string;
  /** Prepares the device before the address is opened: a server that fails, for example. */
  readonly before?: (reach: Reach) => Promise<void>;
  /** From the open address to the state. */
  readonly reach?: (reach: Reach) => Promise<void>;
  /** Takes back what `before` and `reach` did to the device. */
  readonly after?: (reach: Reach) => Promise<void>;
  /** Another part than the title takes the focus when the screen opens, since the work begins there. */
  readonly focus?: string;
  /** The state lasts as long as a request does: do not wait for its end. */
  readonly waits?: boolean;
};

/** Every screen of Cairn in every state that looks different: the one list for axe and for the contact sheet. */
export const SCREENS: readonly Screen[] = [
  ...visitorScreens,
  ...learnerScreens,
  ...familyScreens,
  ...staffScreens,
];

/** The screens by who opens them, so that a device signs in once for all of its own. */
export function byPerson(screens: readonly Screen[]): readonly (readonly [Who, readonly Screen[]])[] {
  const groups = new Map<string, [Who, Screen[]]>();
  for (const screen of screens) {
    const key = JSON.stringify(screen.who);
    const group = groups.get(key) ?? [screen.who, []];
    group[1].push(screen);
    groups.set(key, group);
  }
  return [...groups.values()];
}

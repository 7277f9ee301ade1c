import type { Browser } from 'playwright-core';
import type { Reach, Screen, Who } from '../screens.ts';
import { chooseLanguage, type DeviceOptions, go, openDeviceAt } from './device.ts';
import { signInAsDemo } from './sign-in.ts';
import { words } from './words.ts';
import type { World } from './world.ts';

/** A device of this look, signed in as this person, on a page of Cairn. */
export async function openAs(
  browser: Browser,
  baseUrl: string,
  who: Who,
  look: Required<Pick<DeviceOptions, 'locale'>> & DeviceOptions,
): Promise<Reach> {
  const device = await openDeviceAt(browser, baseUrl, look);
  const { locale } = look;
  await chooseLanguage(device, locale);
  if (who !== 'visitor') await signInAsDemo(device.page, who);
  await device.page.goto(who === 'visitor' ? '/gallery/shell/learner' : '/');
  await device.settled();
  return { device, locale, say: (english) => words(locale, english) };
}

/** Goes to a screen inside the application and brings it into its state; `look` sees it there. */
export async function withScreen(
  reach: Reach,
  screen: Screen,
  world: World,
  look: () => Promise<void>,
): Promise<void> {
  const { device } = reach;
  try {
    // A screen that was open already gives nothing to see of the way to it, and answers that are kept hide a failing server.
    if (screen.before !== undefined) {
      await screen.before(reach);
      await device.page.goto(screen.address(world));
    } else await go(device.page, screen.address(world));
    await (screen.waits === true
      ? device.page.locator('[aria-busy="true"]').first().waitFor()
      : device.settled());
    await screen.reach?.(reach);
    if (screen.waits !== true && screen.state !== 'offline') await device.settled();
    await look();
  } finally {
    await screen.after?.(reach);
  }
}

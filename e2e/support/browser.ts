import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { type Device, type DeviceOptions, openDeviceAt } from './device.ts';

export { type Device, openBrowser } from './device.ts';

/** A new device that looks at the Cairn of this run. */
export async function openDevice(browser: Browser, options: DeviceOptions = {}): Promise<Device> {
  return openDeviceAt(browser, inject('baseUrl'), options);
}

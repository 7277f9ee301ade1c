import type { TestProject } from 'vitest/node';
import { startCairn } from './cairn-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
    dataDir: string;
    /** True when the sample roster and standards beside the checkout were loaded. */
    realInput: boolean;
  }
}

/** One Cairn for all journeys of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { baseUrl, dataDir, realInput, stop } = await startCairn();
  project.provide('baseUrl', baseUrl);
  project.provide('dataDir', dataDir);
  project.provide('realInput', realInput);
  return stop;
}

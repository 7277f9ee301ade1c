import type { Config } from '../platform/config.ts';
import { readArguments } from './arguments.ts';
import { printJson, say } from './output.ts';
import { migrateNow, openAddresses } from './runtime.ts';

/** `cairn migrate` */
export async function migrateCommand(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, {});
  const addresses = await openAddresses(config);
  try {
    const report = await migrateNow(addresses);
    if (values['json'] === true) printJson(report);
    else
      say(
        report.applied.length === 0 ? 'The database is up to date.' : `Applied ${report.applied.join(', ')}.`,
      );
    return 0;
  } finally {
    await addresses.release();
  }
}

import type { ImportReport } from '@cairn/contract';
import { exportCase, importCase } from '../features/frameworks/index.ts';
import { importOneRoster } from '../features/roster/index.ts';
import type { Config } from '../platform/config.ts';
import { readArguments, requiredPositional, text, type Values } from './arguments.ts';
import { chooseDistrict } from './district.ts';
import { printJson, printReport, say } from './output.ts';
import { withBulkServices, withServices } from './runtime.ts';

const COMMON = { district: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

/** `cairn import oneroster PATH`: exit status 0 where something was written though `--keep-valid` left rows out. */
export async function importOneRosterCommand(args: readonly string[], config: Config): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      ...COMMON,
      'keep-valid': { type: 'boolean' },
      strict: { type: 'boolean' },
    },
    1,
  );
  const path = requiredPositional(positionals, 0, 'PATH');
  return withBulkServices(config, async (services) => {
    const districtSlug = await chooseDistrict(services, text(values, 'district'));
    const { report, status } = await importOneRoster({
      services,
      districtSlug,
      path,
      now: services.clock.now(),
      startedBy: null,
      strict: values['strict'] === true,
      dryRun: values['dry-run'] === true,
      keepValid: values['keep-valid'] === true,
    });
    print(report, values);
    return status === 'refused' ? 1 : 0;
  });
}

/** `cairn import case PATH` */
export async function importCaseCommand(args: readonly string[], config: Config): Promise<number> {
  const { values, positionals } = readArguments(args, COMMON, 1);
  const path = requiredPositional(positionals, 0, 'PATH');
  return withBulkServices(config, async (services) => {
    const districtSlug = await chooseDistrict(services, text(values, 'district'));
    const report = await importCase({
      services,
      districtSlug,
      path,
      now: services.clock.now(),
      startedBy: null,
      dryRun: values['dry-run'] === true,
    });
    print(report, values);
    return report.rejected.length > 0 ? 1 : 0;
  });
}

/** `cairn export case PATH` */
export async function exportCaseCommand(args: readonly string[], config: Config): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      district: { type: 'string' },
      framework: { type: 'string' },
    },
    1,
  );
  const path = requiredPositional(positionals, 0, 'PATH');
  const framework = text(values, 'framework');
  return withServices(config, async (services) => {
    const districtSlug = await chooseDistrict(services, text(values, 'district'));
    const written = await exportCase({
      services,
      districtSlug,
      path,
      ...(framework === undefined ? {} : { framework }),
    });
    if (values['json'] === true) printJson(written);
    else say(`Written to ${path}.`);
    return 0;
  });
}

function print(report: ImportReport, values: Values): void {
  if (values['json'] === true) printJson(report);
  else printReport(report);
}

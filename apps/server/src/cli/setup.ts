import type { ImportReport } from '@cairn/contract';
import { importCase, installStarterFrameworks } from '../features/frameworks/index.ts';
import { checkAdministrator, createFirstAdministrator } from '../features/identity/index.ts';
import { importOneRoster } from '../features/roster/index.ts';
import type { Config } from '../platform/config.ts';
import { readArguments, requiredText, text } from './arguments.ts';
import { note, printJson, printReport, say } from './output.ts';
import { withBulkServices } from './runtime.ts';

/** `cairn setup`: a district with its first administrator, and, in the same go, a roster and standards. */
export async function setup(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, {
    district: { type: 'string' },
    admin: { type: 'string' },
    name: { type: 'string' },
    'time-zone': { type: 'string' },
    roster: { type: 'string' },
    standards: { type: 'string', multiple: true },
  });
  const [districtSlug, email] = [requiredText(values, 'district'), requiredText(values, 'admin')];
  const roster = text(values, 'roster');
  const districtName = text(values, 'name') ?? null;
  const timeZone = text(values, 'time-zone') ?? null;
  // Whatever could be refused at the end is refused before the roster is brought in.
  checkAdministrator({ districtSlug, districtName, email, timeZone });
  const standards = Array.isArray(values['standards'])
    ? values['standards'].filter((path) => typeof path === 'string')
    : [];
  return withBulkServices(config, async (services) => {
    const now = services.clock.now();
    const reports: ImportReport[] = [];
    if (roster !== undefined) {
      const { report, status } = await importOneRoster({
        services,
        districtSlug,
        path: roster,
        strict: false,
        dryRun: false,
        keepValid: false,
        now,
        startedBy: null,
        ...(timeZone === null ? {} : { timeZone }),
        ...(districtName === null ? {} : { districtName: districtName.trim() }),
      });
      reports.push(report);
      if (status === 'refused') {
        if (values['json'] === true) printJson({ administrator: null, reports });
        else printReport(report);
        note('The roster was refused, so nothing was set up.');
        return 1;
      }
    }
    const administrator = await createFirstAdministrator({
      services,
      districtSlug,
      email,
      now,
      districtName,
      timeZone,
    });
    if (standards.length === 0)
      await installStarterFrameworks({ services, districtId: administrator.districtId, now });
    for (const path of standards)
      reports.push(await importCase({ services, districtSlug, path, dryRun: false, now, startedBy: null }));
    if (values['json'] === true) printJson({ administrator, reports });
    else {
      for (const report of reports) printReport(report);
      say(`${email} sets a password at ${administrator.url} until ${administrator.expiresAt}.`);
    }
    if (standards.length === 0) note('No --standards given: the starter frameworks are installed.');
    return reports.some(({ rejected }) => rejected.length > 0) ? 1 : 0;
  });
}

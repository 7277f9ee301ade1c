import { sql } from 'kysely';
import { deriveProficiency } from '../../apps/server/src/features/evidence/index.ts';
import { installStarterFrameworks } from '../../apps/server/src/features/frameworks/index.ts';
import { ConfigError } from '../../apps/server/src/platform/config.ts';
import { db, districtId, inTransaction } from '../../apps/server/src/platform/db/transaction.ts';
import type { Services } from '../../apps/server/src/platform/services.ts';
import { type DistrictPlan, planDistrict } from './plan/index.ts';
import { DISTRICT } from './plan/schools.ts';
import type { LearnerEvidence } from './rows/evidence-rows.ts';
import { insertEvidence } from './rows/insert-evidence.ts';
import { insertRoster } from './rows/roster-rows.ts';
import { simulateDistrict } from './simulate-district.ts';

/** Written last: whoever finds it finds a whole demo district. Its value is the list of one-click sign-ins. */
const DEMO_PEOPLE_KEY = 'demo.people';
/** With fewer there is not one learner in every grade. Every planted case has its learner from 40 on. */
export const FEWEST_LEARNERS = 20;

export type BuildDemoInput = {
  readonly services: Services;
  /** {@link FEWEST_LEARNERS} or more. */
  readonly learners?: number;
  readonly seed?: string;
  /** The moment that "today" is taken from. */
  readonly now: Date;
  /** Told one line at each step. */
  readonly onProgress?: (line: string) => void;
};

export type BuiltDemo = {
  readonly districtId: string;
  readonly learners: number;
  readonly staff: number;
  readonly guardians: number;
  readonly classes: number;
  readonly evidence: number;
  readonly ratings: number;
  /** Stored standings: one for each learner and competency with a rating. */
  readonly standings: number;
};

/**
 * Build the demo district "Cedar Valley" with a year of evidence, the same for the same seed and moment.
 * People and evidence come in one transaction that ends with the list of sign-ins: after a crash there is at most
 * a district with frameworks and no people, and the next build goes on from there.
 *
 * @throws ConfigError in production, and when the demo district is already built
 * @throws RangeError for fewer than {@link FEWEST_LEARNERS} learners
 */
export async function buildDemo({
  services,
  learners = 600,
  seed = 'cedar',
  now,
  onProgress = () => undefined,
}: BuildDemoInput): Promise<BuiltDemo> {
  if (services.config.mode !== 'demo') {
    throw new ConfigError('The demo district is for CAIRN_MODE=demo only; CAIRN_MODE is production.');
  }
  if (!Number.isInteger(learners) || learners < FEWEST_LEARNERS) {
    throw new RangeError(`The demo district takes a whole number of ${FEWEST_LEARNERS} learners or more.`);
  }
  const plan = planDistrict(seed, learners, now);
  onProgress(
    `${plan.learners.length} learners, ${plan.staff.length} staff, ${plan.guardians.length} guardians, ${plan.classes.length} classes planned`,
  );
  const district = await ensureDistrict(services, plan, now);
  await installStarterFrameworks({ services, districtId: district, now });
  onProgress('Starter frameworks installed');
  const evidence = simulateDistrict(plan);
  onProgress('A year of evidence simulated');
  return inTransaction(services.database, district, () => storeAll(plan, evidence, now, onProgress));
}

/** True when the demo district stands whole. */
export async function isDemoBuilt({ database }: Services): Promise<boolean> {
  const district = await inTransaction(database, null, selectDistrict);
  return district !== null && (await inTransaction(database, district, hasSignIns));
}

/** The district row. One from a build that was cut short is used again, whatever its seed was. */
async function ensureDistrict({ database }: Services, plan: DistrictPlan, now: Date): Promise<string> {
  return inTransaction(database, null, async () => {
    await db()
      .insertInto('platform.district')
      .values({
        id: plan.districtId,
        slug: DISTRICT.slug,
        name: DISTRICT.name,
        time_zone: DISTRICT.timeZone,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute();
    return (await selectDistrict()) ?? plan.districtId;
  });
}

async function selectDistrict(): Promise<string | null> {
  const row = await db()
    .selectFrom('platform.district')
    .where('slug', '=', DISTRICT.slug)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function hasSignIns(): Promise<boolean> {
  const row = await db()
    .selectFrom('setting')
    .where('district_id', '=', districtId())
    .where('key', '=', DEMO_PEOPLE_KEY)
    .select('key')
    .executeTakeFirst();
  return row !== undefined;
}

async function storeAll(
  plan: DistrictPlan,
  all: readonly LearnerEvidence[],
  now: Date,
  onProgress: (line: string) => void,
): Promise<BuiltDemo> {
  // Of two builds at once the second waits, then finds the first's work.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`demo ${districtId()}`}, 0))`.execute(db());
  if (await hasSignIns()) throw new ConfigError('The demo district is already built.');
  await insertRoster(plan, now);
  onProgress('People and classes stored');
  const counts = await insertEvidence(plan, all, now, (done) =>
    onProgress(`Evidence of ${done} of ${all.length} learners stored`),
  );
  const standings = await deriveProficiency(all.flatMap(ratedPairs), now);
  onProgress(`${standings.size} standings derived`);
  await db()
    .insertInto('setting')
    .values({
      district_id: districtId(),
      key: DEMO_PEOPLE_KEY,
      value: JSON.stringify(plan.signIns),
      updated_at: now,
      updated_by: null,
    })
    .execute();
  return {
    districtId: districtId(),
    learners: plan.learners.length,
    staff: plan.staff.length,
    guardians: plan.guardians.length,
    classes: plan.classes.length,
    ...counts,
    standings: standings.size,
  };
}

/** What has a standing to derive: the learner with every competency that was rated, repeats included. */
function ratedPairs({ learner, pieces }: LearnerEvidence) {
  return pieces.flatMap(({ piece }) =>
    piece.ratings.map(({ competencyId }) => ({ personId: learner.id, competencyId })),
  );
}

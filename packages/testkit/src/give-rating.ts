import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_MASTERY_RULE, evaluate, type RatingFact } from '@cairn/domain/proficiency';
import { type EvidenceState, parseLevel } from '@cairn/domain/scale';
import { db, inTransaction } from '../../../apps/server/src/platform/db/transaction.ts';
import type { Services } from '../../../apps/server/src/platform/services.ts';

export type GivenRating = {
  readonly person: string;
  readonly competency: string;
  readonly rater: string;
  /** A level, or a state that carries none; 3 unless given. */
  readonly value?: number | Exclude<EvidenceState, 'scored'>;
  /** The kind of work, made when it is new. */
  readonly context?: string;
  /** Whole days before the clock's now; 1 unless given. */
  readonly daysAgo?: number;
  readonly comment?: string;
};

const DAY_MS = 86_400_000;

/**
 * One rating of one piece of evidence, with the standing that the default rule derives from all ratings so far.
 * For arranging what other features read; the evidence feature has tests of its own.
 */
export function giveRating(
  services: Services,
  district: { readonly id: string },
  given: GivenRating,
): Promise<{ ratingId: string; evidenceId: string }> {
  const now = services.clock.now();
  const happened = new Date(now.getTime() - (given.daysAgo ?? 1) * DAY_MS);
  return inTransaction(services.database, district.id, async () => {
    const ids = await insertRating(district.id, given, happened, now);
    await derive(district.id, given.person, given.competency, now);
    return ids;
  });
}

async function insertRating(districtId: string, given: GivenRating, happened: Date, now: Date) {
  const [evidenceId, ratingId] = [randomUUID(), randomUUID()];
  const value = given.value ?? 3;
  const scored = typeof value === 'number';
  const seal = { payload_digest: randomBytes(32) };
  await db()
    .insertInto('evidence')
    .values({
      district_id: districtId,
      id: evidenceId,
      person_id: given.person,
      class_id: null,
      context_id: given.context === undefined ? null : await contextId(districtId, given.context, now),
      kind: 'observation',
      purpose: 'formative',
      place: 'in_school',
      demand: null,
      happened_at: happened,
      device_time: null,
      clock_offset_ms: null,
      entered_at: happened,
      entered_by: given.rater,
      source_id: null,
      ...seal,
    })
    .execute();
  await db()
    .insertInto('rating')
    .values({
      district_id: districtId,
      id: ratingId,
      evidence_id: evidenceId,
      person_id: given.person,
      competency_id: given.competency,
      state: scored ? 'scored' : value,
      level: scored ? value : null,
      rater_id: given.rater,
      happened_at: happened,
      entered_at: happened,
      corrects: null,
      source_id: null,
      ...seal,
    })
    .execute();
  await db()
    .insertInto('rating_payload')
    .values({
      district_id: districtId,
      rating_id: ratingId,
      comment: given.comment ?? null,
      salt: randomBytes(16),
    })
    .execute();
  return { ratingId, evidenceId };
}

async function contextId(districtId: string, label: string, now: Date): Promise<string> {
  await db()
    .insertInto('work_context')
    .values({ district_id: districtId, id: randomUUID(), label, translations: '{}', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db()
    .selectFrom('work_context')
    .where('district_id', '=', districtId)
    .where('label', '=', label)
    .select('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function derive(districtId: string, person: string, competency: string, now: Date): Promise<void> {
  const rows = await db()
    .selectFrom('rating as r')
    .innerJoin('evidence as e', (join) =>
      join.onRef('e.district_id', '=', 'r.district_id').onRef('e.id', '=', 'r.evidence_id'),
    )
    .innerJoin('competency as c', (join) =>
      join.onRef('c.district_id', '=', 'r.district_id').onRef('c.id', '=', 'r.competency_id'),
    )
    .where('r.district_id', '=', districtId)
    .where('r.person_id', '=', person)
    .where('r.competency_id', '=', competency)
    .select(['r.id', 'r.state', 'r.level', 'r.happened_at', 'r.rater_id', 'e.context_id', 'c.framework_id'])
    .execute();
  const facts = rows.map(
    (row): RatingFact => ({
      ratingId: row.id,
      evidenceId: row.id,
      state: row.level === null ? 'missed' : 'scored',
      level: row.level === null ? null : parseLevel(row.level),
      happenedAt: row.happened_at.toISOString(),
      enteredAt: row.happened_at.toISOString(),
      context: row.context_id,
      kind: 'observation',
      purpose: 'formative',
      raterId: row.rater_id,
      corrects: null,
    }),
  );
  const latest = rows.toSorted((a, b) => b.happened_at.getTime() - a.happened_at.getTime())[0];
  if (latest === undefined) return;
  const result = evaluate(DEFAULT_MASTERY_RULE, facts);
  const derived = {
    level: result.level,
    exact: result.exact,
    mastered: result.mastered,
    achieved_at: result.achievedAt === null ? null : new Date(result.achievedAt),
    scored_count: result.scoredCount,
    context_count: result.contexts.length,
    sufficient: result.sufficient,
    last_state: latest.state,
    last_happened_at: latest.happened_at,
    last_entered_at: latest.happened_at,
    used_rating_ids: result.used.map(({ ratingId }) => ratingId),
    computed_at: now,
  };
  await db()
    .insertInto('proficiency')
    .values({
      district_id: districtId,
      person_id: person,
      competency_id: competency,
      framework_id: latest.framework_id,
      rule_id: DEFAULT_MASTERY_RULE.id,
      rule_version: DEFAULT_MASTERY_RULE.version,
      ...derived,
    })
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'person_id', 'competency_id']).doUpdateSet(derived),
    )
    .execute();
}

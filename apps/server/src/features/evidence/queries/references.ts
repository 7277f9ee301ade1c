import type { MasteryRule } from '@cairn/domain/proficiency';
import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import { readRule } from '../mastery-rule.ts';

export type RuledCompetency = {
  readonly frameworkId: string;
  /** Both the competency and its framework are. */
  readonly active: boolean;
  readonly rateable: boolean;
  /** The rule that its framework goes by today. */
  readonly rule: MasteryRule;
};

/** Competencies of this district with the rule of their framework, by id. Those that do not exist are absent. */
export async function selectRuledCompetencies(
  ids: readonly string[],
): Promise<ReadonlyMap<string, RuledCompetency>> {
  const { rows } = await sql<{
    id: string;
    framework_id: string;
    active: boolean;
    rateable: boolean;
    rule_id: string;
    rule_version: number;
    definition: unknown;
  }>`
    select c.id, c.framework_id, c.active and f.active as active, c.rateable, f.rule_id, f.rule_version, r.definition
    from competency c
    join framework f on f.district_id = c.district_id and f.id = c.framework_id
    join mastery_rule r on r.district_id = f.district_id and r.id = f.rule_id and r.version = f.rule_version
    where c.district_id = ${districtId()} and c.id = any(${[...ids]}::uuid[])`.execute(db());
  return new Map(
    rows.map((row) => [
      row.id,
      {
        frameworkId: row.framework_id,
        active: row.active,
        rateable: row.rateable,
        rule: readRule(row.rule_id, row.rule_version, row.definition),
      },
    ]),
  );
}

/**
 * Make the work contexts that are not there yet; capitals do not tell two apart. In the order of labels, so
 * that two commands wait for each other rather than in a circle.
 */
export async function insertMissingContexts(
  labels: readonly string[],
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    insert into work_context (district_id, id, label, translations, created_at)
    select distinct on (lower(x.label)) ${districtId()}::uuid, x.id, x.label, '{}'::jsonb, ${now}::timestamptz
    from unnest(${[...labels]}::text[], ${[...ids]}::uuid[]) as x(label, id)
    order by lower(x.label)
    on conflict (district_id, lower(label)) do nothing`.execute(db());
}

/** The context of each asked label, by the label as it was asked. */
export async function selectContexts(labels: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ asked: string; id: string }>`
    select x.label as asked, c.id
    from unnest(${[...labels]}::text[]) as x(label)
    join work_context c on c.district_id = ${districtId()} and lower(c.label) = lower(x.label)`.execute(db());
  return new Map(rows.map(({ asked, id }) => [asked, id]));
}

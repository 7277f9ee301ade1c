import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type LearnerRow = {
  id: string;
  given_name: string;
  family_name: string;
  preferred_given_name: string | null;
  preferred_family_name: string | null;
  grade: string | null;
  /** Subjects of the classes in which the person learns today, in lower case. */
  class_subjects: string[];
};

/** A person of this district with the subjects they learn today. One statement; null when there is none. */
export async function selectLearner(personId: string, now: Date): Promise<LearnerRow | null> {
  const { rows } = await sql<LearnerRow>`
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade,
      array(
        select distinct lower(subject)
        from enrollment e
        join class c on c.district_id = e.district_id and c.id = e.class_id and c.active
        left join course k on k.district_id = c.district_id and k.id = c.course_id
        cross join unnest(case when cardinality(c.subjects) > 0 then c.subjects else k.subjects end) as subject
        where e.district_id = p.district_id and e.person_id = p.id and e.role = 'learner' and e.active
          and coalesce(e.starts_on, c.starts_on, '-infinity') <= today.day
          and coalesce(e.ends_on, c.ends_on, 'infinity') >= today.day
      ) as class_subjects
    from person p
    join platform.district d on d.id = p.district_id
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where p.district_id = ${districtId()} and p.id = ${personId}`.execute(db());
  return rows[0] ?? null;
}

export type FrameworkRow = {
  id: string;
  code: string | null;
  title: string;
  translations: unknown;
  subjects: string[];
  version: number;
  rule_id: string;
  rule_version: number;
  rule: unknown;
  evidence_count: number;
};

/** The district's frameworks by title, each with its rule and with how many scores this person has in it. */
export async function selectFrameworks(personId: string): Promise<FrameworkRow[]> {
  return db()
    .selectFrom('framework as f')
    .innerJoin('mastery_rule as r', (join) =>
      join
        .onRef('r.district_id', '=', 'f.district_id')
        .onRef('r.id', '=', 'f.rule_id')
        .onRef('r.version', '=', 'f.rule_version'),
    )
    .leftJoin(
      (from) =>
        from
          .selectFrom('proficiency as p')
          .where('p.district_id', '=', districtId())
          .where('p.person_id', '=', personId)
          .select((on) => ['p.framework_id', on.fn.sum<number>('p.scored_count').as('scores')])
          .groupBy('p.framework_id')
          .as('shown'),
      (join) => join.onRef('shown.framework_id', '=', 'f.id'),
    )
    .where('f.district_id', '=', districtId())
    .where('f.active', '=', true)
    .select(['f.id', 'f.code', 'f.title', 'f.translations', 'f.subjects', 'f.version'])
    .select(['f.rule_id', 'f.rule_version', 'r.definition as rule'])
    .select((on) => on.fn.coalesce('shown.scores', sql<number>`0`).as('evidence_count'))
    .orderBy('f.title')
    .orderBy('f.id')
    .execute();
}

export type StandingRow = {
  competency_id: string;
  level: number | null;
  mastered: boolean;
  achieved_at: Date | null;
  scored_count: number;
  sufficient: boolean;
  last_state: string;
  last_happened_at: Date;
  rule_version: number;
};

/** Everything a person has in one framework, by the primary key of the derived table. */
export function standingQuery(personId: string, frameworkId: string) {
  return db()
    .selectFrom('proficiency')
    .where('district_id', '=', districtId())
    .where('person_id', '=', personId)
    .where('framework_id', '=', frameworkId)
    .select(['competency_id', 'level', 'mastered', 'achieved_at', 'scored_count', 'sufficient'])
    .select(['last_state', 'last_happened_at', 'rule_version'])
    .orderBy('competency_id');
}

export function selectStanding(personId: string, frameworkId: string): Promise<StandingRow[]> {
  return standingQuery(personId, frameworkId).execute();
}

export type FactRow = {
  competency_id: string;
  id: string;
  evidence_id: string;
  state: string;
  level: number | null;
  happened_at: Date;
  entered_at: Date;
  corrects: string | null;
  rater_id: string;
  kind: string;
  purpose: string;
  context_id: string | null;
  context_label: string | null;
  context_translations: unknown;
};

/** All ratings on what is begun and not mastered in one framework: what "would settle it" is computed from. */
export function selectSettleFacts(personId: string, frameworkId: string): Promise<FactRow[]> {
  return db()
    .selectFrom('proficiency as p')
    .innerJoin('rating as r', (join) =>
      join
        .onRef('r.district_id', '=', 'p.district_id')
        .onRef('r.person_id', '=', 'p.person_id')
        .onRef('r.competency_id', '=', 'p.competency_id'),
    )
    .innerJoin('evidence as e', (join) =>
      join.onRef('e.district_id', '=', 'r.district_id').onRef('e.id', '=', 'r.evidence_id'),
    )
    .leftJoin('work_context as w', (join) =>
      join.onRef('w.district_id', '=', 'e.district_id').onRef('w.id', '=', 'e.context_id'),
    )
    .where('p.district_id', '=', districtId())
    .where('p.person_id', '=', personId)
    .where('p.framework_id', '=', frameworkId)
    .where('p.mastered', '=', false)
    .where('p.scored_count', '>', 0)
    .select(['r.competency_id', 'r.id', 'r.evidence_id', 'r.state', 'r.level'])
    .select(['r.happened_at', 'r.entered_at', 'r.corrects', 'r.rater_id', 'e.kind', 'e.purpose'])
    .select(['e.context_id', 'w.label as context_label', 'w.translations as context_translations'])
    .execute();
}

export type DecisionRow = {
  id: string;
  competency_id: string;
  kind: string;
  made_at: Date;
  reason: string | null;
};

/**
 * For each competency of a framework, the latest word on whether it is assumed, and the latest on the
 * learner's own choice: made by them, or released by anybody.
 */
export async function selectDecisions(personId: string, frameworkId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select distinct on (d.competency_id, d.kind in ('assumed', 'not_assumed'))
      d.id, d.competency_id, d.kind, d.made_at, t.reason
    from decision d
    join competency c on c.district_id = d.district_id and c.id = d.competency_id
    left join decision_payload t on t.district_id = d.district_id and t.decision_id = d.id
    where d.district_id = ${districtId()} and d.person_id = ${personId} and c.framework_id = ${frameworkId}
      and (d.kind <> 'chose_next_step' or d.decided_by = d.person_id)
    order by d.competency_id, d.kind in ('assumed', 'not_assumed'), d.made_at desc, d.id desc`.execute(db());
  return rows;
}

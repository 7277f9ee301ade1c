import { sql } from 'kysely';
import { db } from '../../platform/db/transaction.ts';
import type { Actor, ClassRelation, PersonRelation } from '../../platform/policy/policy.ts';

/**
 * A teacher keeps access for this many days after a class ends, to finish rating it.
 * An enrollment without dates holds as long as its class.
 */
export const DAYS_AFTER_CLASS = 30;

export type PersonResource = {
  readonly kind: 'person';
  readonly personId: string;
  readonly relations: ReadonlySet<PersonRelation>;
  readonly grade: string | null;
  readonly active: boolean;
  /** Organisations at which the person holds a role today. */
  readonly orgIds: readonly string[];
};

type RelationRow = {
  id: string;
  grade: string | null;
  active: boolean;
  org_ids: string[];
  kinds: string[];
  teaches: boolean;
};

/**
 * A person with everything that the asker is to them today. One statement, whatever the number of classes.
 * Null when there is no such person in this district.
 */
export async function loadPerson(actor: Actor, personId: string, now: Date): Promise<PersonResource | null> {
  return (await loadPeople(actor, [personId], now)).get(personId) ?? null;
}

/** As {@link loadPerson} for many, still one statement. People who do not exist here are absent from the map. */
export async function loadPeople(
  actor: Actor,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, PersonResource>> {
  const { rows } = await sql<RelationRow>`
    select p.id, p.grade, p.active,
      array(select distinct r.org_id from person_role r
        where r.district_id = p.district_id and r.person_id = p.id and r.active
          and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day) as org_ids,
      array(select r.kind from relation r
        where r.district_id = p.district_id and r.from_person = ${actor.personId} and r.to_person = p.id and r.active
          and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day) as kinds,
      exists (
        select from enrollment learns
        join enrollment teaches on teaches.district_id = learns.district_id and teaches.class_id = learns.class_id
        join class c on c.district_id = learns.district_id and c.id = learns.class_id and c.active
        where learns.district_id = p.district_id and learns.person_id = p.id and learns.role = 'learner' and learns.active
          and coalesce(learns.starts_on, c.starts_on, '-infinity') <= today.day
          and coalesce(learns.ends_on, c.ends_on, 'infinity') >= today.day - ${DAYS_AFTER_CLASS}::int
          and teaches.role in ('facilitator', 'aide') and teaches.active
          and coalesce(teaches.starts_on, c.starts_on, '-infinity') <= today.day
          and coalesce(teaches.ends_on, c.ends_on, 'infinity') >= today.day - ${DAYS_AFTER_CLASS}::int
          and (teaches.person_id = ${actor.personId} or (teaches.role = 'facilitator' and teaches.person_id in (
            select s.to_person from relation s
            where s.district_id = p.district_id and s.kind = 'substitutes_for' and s.from_person = ${actor.personId} and s.active
              and s.starts_on <= today.day and s.ends_on >= today.day)))
      ) as teaches
    from person p
    join platform.district d on d.id = p.district_id
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where p.district_id = ${actor.districtId} and p.id = any(${[...personIds]}::uuid[])`.execute(db());
  return new Map(rows.map((row) => [row.id, toResource(actor, row)]));
}

function toResource(actor: Actor, row: RelationRow): PersonResource {
  const relations = new Set<PersonRelation>();
  if (row.id === actor.personId) relations.add('self');
  if (row.teaches) relations.add('teaches');
  for (const kind of row.kinds) {
    if (kind === 'guards' || kind === 'advises' || kind === 'coaches' || kind === 'supervises')
      relations.add(kind);
  }
  for (const { role, orgId } of actor.roles) {
    const here = row.org_ids.includes(orgId);
    if (role === 'district_leader') relations.add('leads_district');
    if (role === 'it') relations.add('runs_it');
    if (role === 'school_leader' && here) relations.add('leads_school');
    if (role === 'counselor' && here) relations.add('counsels_school');
  }
  return {
    kind: 'person',
    personId: row.id,
    relations,
    grade: row.grade,
    active: row.active,
    orgIds: row.org_ids,
  };
}

export type ClassResource = {
  readonly kind: 'class';
  readonly classId: string;
  readonly relations: ReadonlySet<ClassRelation>;
};

/** A class with what the asker is to it today. One statement; null when there is no such class here. */
export async function loadClass(actor: Actor, classId: string, now: Date): Promise<ClassResource | null> {
  const { rows } = await sql<{ org_id: string; roles: string[] }>`
    select c.org_id, array(
      select e.role from enrollment e
      where e.district_id = c.district_id and e.class_id = c.id and e.active
        and coalesce(e.starts_on, c.starts_on, '-infinity') <= today.day
        and coalesce(e.ends_on, c.ends_on, 'infinity') >= today.day - ${DAYS_AFTER_CLASS}::int
        and (e.person_id = ${actor.personId} or (e.role = 'facilitator' and e.person_id in (
          select s.to_person from relation s
          where s.district_id = c.district_id and s.kind = 'substitutes_for' and s.from_person = ${actor.personId} and s.active
            and s.starts_on <= today.day and s.ends_on >= today.day)))) as roles
    from class c
    join platform.district d on d.id = c.district_id
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where c.district_id = ${actor.districtId} and c.id = ${classId}`.execute(db());
  const row = rows[0];
  if (row === undefined) return null;
  const relations = new Set<ClassRelation>();
  if (row.roles.includes('facilitator') || row.roles.includes('aide')) relations.add('teaches');
  if (row.roles.includes('learner')) relations.add('learns');
  if (actor.roles.some(({ role, orgId }) => role === 'school_leader' && orgId === row.org_id))
    relations.add('leads_school');
  if (actor.roles.some(({ role }) => role === 'district_leader')) relations.add('leads_district');
  return { kind: 'class', classId, relations };
}

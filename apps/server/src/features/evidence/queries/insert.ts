import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/**
 * Write evidence with its payloads: one statement, whatever the number of rows. In the order of ids, so that
 * two commands that share ids wait for each other rather than in a circle.
 * @param rows as `evidenceRows` makes them
 */
export async function insertEvidence(rows: readonly Record<string, unknown>[]): Promise<void> {
  await sql`
    with input as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
        id uuid, person_id uuid, class_id uuid, context_id uuid, kind text, purpose text, place text, demand text,
        happened_at timestamptz, device_time timestamptz, clock_offset_ms bigint, entered_at timestamptz,
        entered_by uuid, source_id text, title text, note text, salt text, digest text)
    ), written as (
      insert into evidence (district_id, id, person_id, class_id, context_id, kind, purpose, place, demand,
        happened_at, device_time, clock_offset_ms, entered_at, entered_by, source_id, payload_digest)
      select ${districtId()}::uuid, id, person_id, class_id, context_id, kind, purpose, place, demand,
        happened_at, device_time, clock_offset_ms, entered_at, entered_by, source_id, decode(digest, 'hex')
      from input order by id
    )
    insert into evidence_payload (district_id, evidence_id, title, note, salt)
    select ${districtId()}::uuid, id, title, note, decode(salt, 'hex') from input order by id`.execute(db());
}

/**
 * Write ratings with their payloads: one statement, whatever the number of rows.
 * @param rows as `ratingRows` makes them
 */
export async function insertRatings(rows: readonly Record<string, unknown>[]): Promise<void> {
  await sql`
    with input as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
        id uuid, evidence_id uuid, person_id uuid, competency_id uuid, state text, level numeric(2, 1),
        rater_id uuid, happened_at timestamptz, entered_at timestamptz, source_id text, comment text, salt text,
        digest text)
    ), written as (
      insert into rating (district_id, id, evidence_id, person_id, competency_id, state, level, rater_id,
        happened_at, entered_at, source_id, payload_digest)
      select ${districtId()}::uuid, id, evidence_id, person_id, competency_id, state, level, rater_id,
        happened_at, entered_at, source_id, decode(digest, 'hex')
      from input order by id
    )
    insert into rating_payload (district_id, rating_id, comment, salt)
    select ${districtId()}::uuid, id, comment, decode(salt, 'hex') from input order by id`.execute(db());
}

export type Correction = {
  readonly id: string;
  /** The rating that this one replaces. */
  readonly corrects: string;
  readonly state: string;
  readonly level: number | null;
  readonly raterId: string;
  readonly enteredAt: Date;
  readonly comment: string | null;
  readonly salt: string;
  readonly digest: string;
};
export type CorrectedRating = { evidence_id: string; person_id: string; competency_id: string };

/** Write a correction: a rating of the same evidence, person, competency and moment that points at the former row. */
export async function insertCorrection(row: Correction): Promise<CorrectedRating | undefined> {
  const { rows } = await sql<CorrectedRating>`
    with former as (
      select evidence_id, person_id, competency_id, happened_at from rating
      where district_id = ${districtId()} and id = ${row.corrects}
    ), written as (
      insert into rating (district_id, id, evidence_id, person_id, competency_id, state, level, rater_id,
        happened_at, entered_at, corrects, payload_digest)
      select ${districtId()}::uuid, ${row.id}::uuid, evidence_id, person_id, competency_id, ${row.state}::text,
        ${row.level}::numeric, ${row.raterId}::uuid, happened_at, ${row.enteredAt}::timestamptz,
        ${row.corrects}::uuid, decode(${row.digest}, 'hex')
      from former
    ), payload as (
      insert into rating_payload (district_id, rating_id, comment, salt)
      select ${districtId()}::uuid, ${row.id}::uuid, ${row.comment}::text, decode(${row.salt}, 'hex') from former
    )
    select evidence_id, person_id, competency_id from former`.execute(db());
  return rows[0];
}

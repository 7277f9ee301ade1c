import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type Calendar = {
  /** Today in the district's time zone, `YYYY-MM-DD`. */
  readonly day: string;
  /** First moment of the school year that holds today; 365 days ago where the roster names none. */
  readonly yearStart: Date;
};

/** The district's day and school year. One statement. */
export async function selectCalendar(now: Date): Promise<Calendar> {
  const { rows } = await sql<{ day: string; year_start: Date }>`
    select today.day, (coalesce(
      (select min(s.starts_on) from academic_session s
        where s.district_id = d.id and s.kind = 'schoolYear' and s.active
          and s.starts_on <= today.day and s.ends_on >= today.day),
      today.day - 365)::timestamp at time zone d.time_zone) as year_start
    from platform.district d
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where d.id = ${districtId()}`.execute(db());
  const row = rows[0];
  if (row === undefined) throw new Error('The district of this transaction does not exist.');
  return { day: row.day, yearStart: row.year_start };
}

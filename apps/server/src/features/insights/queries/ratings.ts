import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import type { CompetencyColumns, NameColumns, StandingColumns } from './today-lines.ts';

export type FactRow = {
  person_id: string;
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
type Pair = { readonly person_id: string; readonly competency_id: string };

/** All ratings of these pairs of person and competency. One statement. */
export async function selectFactsOf(pairs: readonly Pair[]): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select r.person_id, r.competency_id, r.id, r.evidence_id, r.state, r.level, r.happened_at,
      r.entered_at, r.corrects, r.rater_id, e.kind, e.purpose, e.context_id, w.label as context_label,
      w.translations as context_translations
    from unnest(${pairs.map(({ person_id }) => person_id)}::uuid[], ${pairs.map(({ competency_id }) => competency_id)}::uuid[])
      as asked (person_id, competency_id)
    join rating r on r.district_id = ${districtId()} and r.person_id = asked.person_id and r.competency_id = asked.competency_id
    join evidence e on e.district_id = r.district_id and e.id = r.evidence_id
    left join work_context w on w.district_id = e.district_id and w.id = e.context_id`.execute(db());
  return rows;
}

export type RecentRow = NameColumns &
  CompetencyColumns & { state: string; level: number | null; entered_at: Date };

/** So many times as many ratings are looked at as are shown, for some were corrected since. */
const LOOK_BACK = 6;

/** The last ratings that this person entered and that still stand, newest first. */
export async function selectRecentRatings(raterId: string, most: number): Promise<RecentRow[]> {
  const { rows } = await sql<RecentRow>`
    with latest as (
      select * from rating
      where district_id = ${districtId()} and rater_id = ${raterId}
      order by entered_at desc
      limit ${most * LOOK_BACK}
    )
    select r.person_id, n.given_name, n.family_name, n.preferred_given_name, n.preferred_family_name,
      r.competency_id, c.framework_id, c.code, c.title, c.translations, c.band_label, r.state, r.level, r.entered_at
    from latest r
    join person n on n.district_id = r.district_id and n.id = r.person_id
    join competency c on c.district_id = r.district_id and c.id = r.competency_id
    where r.state <> 'withdrawn'
      and not exists (select from rating x where x.district_id = r.district_id and x.corrects = r.id)
    order by r.entered_at desc, r.id desc
    limit ${most}`.execute(db());
  return rows;
}

export type LatestRow = CompetencyColumns &
  StandingColumns & {
    happened_at: Date;
    comment: string | null;
    rater_id: string;
    rater_given_name: string;
    rater_family_name: string;
    rater_preferred_given_name: string | null;
    rater_preferred_family_name: string | null;
  };

/** The latest scores that stand, one a competency, newest first, with what the rater wrote and where it led. */
export async function selectLatestScores(personId: string, most: number): Promise<LatestRow[]> {
  const { rows } = await sql<LatestRow>`
    with latest as (
      select distinct on (r.competency_id) r.id, r.district_id, r.competency_id, r.rater_id, r.happened_at
      from rating r
      where r.district_id = ${districtId()} and r.person_id = ${personId} and r.state = 'scored'
        and not exists (select from rating x where x.district_id = r.district_id and x.corrects = r.id)
      order by r.competency_id, r.happened_at desc, r.id desc
    ), newest as (select * from latest order by happened_at desc, id desc limit ${most})
    select l.competency_id, c.framework_id, c.code, c.title, c.translations, c.band_label, l.happened_at,
      p.level, p.mastered, p.achieved_at, p.scored_count, p.sufficient, p.last_state, p.last_happened_at,
      t.comment, l.rater_id, n.given_name as rater_given_name, n.family_name as rater_family_name,
      n.preferred_given_name as rater_preferred_given_name, n.preferred_family_name as rater_preferred_family_name
    from newest l
    join competency c on c.district_id = l.district_id and c.id = l.competency_id
    join proficiency p on p.district_id = l.district_id and p.person_id = ${personId} and p.competency_id = l.competency_id
    join person n on n.district_id = l.district_id and n.id = l.rater_id
    left join rating_payload t on t.district_id = l.district_id and t.rating_id = l.id
    order by l.happened_at desc, l.id desc`.execute(db());
  return rows;
}

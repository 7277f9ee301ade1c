import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import type { CompetencyRow } from './competency.ts';
import type { FactRow, Pair } from './proficiency.ts';

export type PersonName = {
  id: string;
  given_name: string;
  family_name: string;
  preferred_given_name: string | null;
  preferred_family_name: string | null;
};

/** A rating with what is told about it. The rater's name stands under `rater_...`. */
export type PieceRow = FactRow & {
  title: string | null;
  note: string | null;
  comment: string | null;
  context: string | null;
  rater: PersonName;
};

const PIECE = sql`r.id, r.evidence_id, r.person_id, r.competency_id, r.state, r.level, r.rater_id, r.happened_at,
  r.entered_at, r.corrects, e.kind, e.purpose, e.context_id, ep.title, ep.note, rp.comment, w.label as context,
  jsonb_build_object('id', p.id, 'given_name', p.given_name, 'family_name', p.family_name,
    'preferred_given_name', p.preferred_given_name, 'preferred_family_name', p.preferred_family_name) as rater`;

/** Payloads may have been erased, so they are looked for and not required. */
const details = () => sql`
  left join evidence_payload ep on ep.district_id = ${districtId()} and ep.evidence_id = e.id
  left join rating_payload rp on rp.district_id = ${districtId()} and rp.rating_id = r.id
  left join work_context w on w.district_id = ${districtId()} and w.id = e.context_id
  join person p on p.district_id = ${districtId()} and p.id = r.rater_id`;

/** Every rating of one pair with what is told about it, latest first; corrected and withdrawn ones too. */
export async function selectPieces({ personId, competencyId }: Pair): Promise<PieceRow[]> {
  const { rows } = await sql<PieceRow>`
    select ${PIECE} from rating r
    join evidence e on e.district_id = ${districtId()} and e.id = r.evidence_id ${details()}
    where r.district_id = ${districtId()} and r.person_id = ${personId} and r.competency_id = ${competencyId}
    order by r.happened_at desc, r.entered_at desc, r.id desc`.execute(db());
  return rows;
}

export type ListedRow = PieceRow & { competency: CompetencyRow };
export type EvidencePage = {
  readonly personId: string;
  readonly competencyId: string | null;
  /** The last row of the page before; null for the first page. */
  readonly after: { readonly happenedAt: string; readonly ratingId: string } | null;
  readonly limit: number;
};

/** The list of a person's ratings that stand, newest first. */
export function evidenceListQuery({ personId, competencyId, after, limit }: EvidencePage) {
  return sql<ListedRow>`
    select ${PIECE}, jsonb_build_object('id', c.id, 'framework_id', c.framework_id, 'code', c.code, 'title', c.title,
      'statement', c.statement, 'band_label', c.band_label, 'translations', c.translations) as competency
    from evidence e
    join rating r on r.district_id = ${districtId()} and r.person_id = e.person_id and r.evidence_id = e.id
    join competency c on c.district_id = ${districtId()} and c.id = r.competency_id ${details()}
    where e.district_id = ${districtId()} and e.person_id = ${personId} and r.state <> 'withdrawn'
      and not exists (select from rating n where n.district_id = ${districtId()} and n.corrects = r.id)
      and (${competencyId}::uuid is null or r.competency_id = ${competencyId}::uuid)
      and (${after === null} or (e.happened_at, r.id) < (${after?.happenedAt ?? null}::timestamptz, ${after?.ratingId ?? null}::uuid))
    order by e.happened_at desc, r.id desc limit ${limit}::int`;
}

export async function selectEvidencePage(page: EvidencePage): Promise<ListedRow[]> {
  return (await evidenceListQuery(page).execute(db())).rows;
}

export async function selectPersonName(personId: string): Promise<PersonName | undefined> {
  const { rows } = await sql<PersonName>`
    select id, given_name, family_name, preferred_given_name, preferred_family_name from person
    where district_id = ${districtId()} and id = ${personId}`.execute(db());
  return rows[0];
}

/** Whose rating it is; undefined when there is no such rating here. */
export async function selectRatedPerson(ratingId: string): Promise<string | undefined> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from rating where district_id = ${districtId()} and id = ${ratingId}`.execute(db());
  return rows[0]?.person_id;
}

import type { endpoints, Grid, Locale } from '@cairn/contract';
import type { z } from 'zod';
import { AppError } from '../../platform/http/problem.ts';
import { localized, presentCompetency } from '../frameworks/index.ts';
import { presentPerson } from '../roster/index.ts';
import { cutPage, offsetOf } from './cursor.ts';
import { pairKey } from './derive.ts';
import { NO_EVIDENCE, presentDescriptors, presentStanding } from './present.ts';
import { selectDescribed } from './queries/competency.ts';
import {
  type CellRow,
  type GridClass,
  selectCells,
  selectContextLabels,
  selectGridClass,
  selectGridLearners,
  selectOffered,
} from './queries/grid.ts';
import { refuseFields } from './refusals.ts';

/** Columns of a grid that nobody chose columns for. */
const COLUMNS_BY_DEFAULT = 5;
const MOST_CONTEXTS = 100;
const FITS = ['subject_and_grade', 'subject', 'other'] as const;

type Reading = { readonly now: Date; readonly locale: Locale };
type Offered = z.input<(typeof endpoints)['grid.competencies']['response']>;

/**
 * Where each learner of a class stands on the asked competencies, in the asked order; without any asked, on
 * the first five that suit the class. A constant number of statements, whatever the size of the class.
 * @throws AppError `unknown_reference` naming each asked competency that does not exist here
 */
export async function readGrid(
  classId: string,
  asked: readonly string[] | undefined,
  reading: Reading,
): Promise<Grid> {
  const about = await selectGridClass(classId);
  const ids = await columnIds(about, asked, reading.locale);
  const described = new Map((await selectDescribed(ids)).map((row) => [row.id, row]));
  refuseFields(
    'unknown_reference',
    ids.flatMap((id, i) =>
      described.has(id)
        ? []
        : [{ name: `querystring.competencies.${i}`, reason: 'names no competency here', code: 'unknown' }],
    ),
  );
  const learners = (await selectGridLearners(classId, reading.now)).map(presentPerson);
  const cells = cellsByPair(
    await selectCells(
      learners.map(({ id }) => id),
      ids,
    ),
  );
  return {
    classId,
    title: about.title,
    columns: ids.flatMap((id) => {
      const row = described.get(id);
      if (row === undefined) return [];
      return [
        {
          ...presentCompetency(row, reading.locale),
          descriptors: presentDescriptors(row.descriptors, reading.locale),
        },
      ];
    }),
    rows: learners.sort(byName(reading.locale)).map((person) => ({
      person,
      cells: ids.map((competencyId) => presentCell(competencyId, cells, person.id)),
    })),
    contexts: await selectContextLabels(MOST_CONTEXTS),
  };
}

async function columnIds(
  about: GridClass,
  asked: readonly string[] | undefined,
  locale: Locale,
): Promise<string[]> {
  if (asked !== undefined) return [...new Set(asked)];
  const offer = { ...about, q: '', locale, fitting: true, offset: 0, limit: COLUMNS_BY_DEFAULT };
  return (await selectOffered(offer)).map(({ id }) => id);
}

function cellsByPair(rows: readonly CellRow[]): ReadonlyMap<string, CellRow> {
  return new Map(
    rows.map((row) => [pairKey({ personId: row.person_id, competencyId: row.competency_id }), row]),
  );
}

function presentCell(competencyId: string, cells: ReadonlyMap<string, CellRow>, personId: string) {
  const row = cells.get(pairKey({ personId, competencyId }));
  if (row === undefined) return { competencyId, ...NO_EVIDENCE, ratingId: null, comment: null };
  return { competencyId, ...presentStanding(row), ratingId: row.rating_id, comment: row.comment };
}

/** As a class list is read out: by family name in the order of the reader's language, ids to settle equals. */
function byName(locale: Locale) {
  const { compare } = new Intl.Collator(locale);
  return (a: { sortName: string; id: string }, b: { sortName: string; id: string }): number =>
    compare(a.sortName, b.sortName) || (a.id < b.id ? -1 : 1);
}

/** Competencies to offer a class: those of its subject and grades first, then of its subject, then all others. */
export async function offerCompetencies(
  classId: string,
  query: { q?: string | undefined; cursor?: string | undefined; limit: number },
  locale: Locale,
): Promise<Offered> {
  const offset = offsetOf(query.cursor);
  const about = await selectGridClass(classId);
  const rows = await selectOffered({
    ...about,
    q: query.q?.toWellFormed() ?? '',
    locale,
    fitting: false,
    offset,
    limit: query.limit + 1,
  });
  const { items, next } = cutPage(rows, query.limit, () => offset + query.limit);
  return {
    items: items.map((row) => ({
      ...presentCompetency(row, locale),
      framework: localized({ title: row.framework_title, translations: row.framework_translations }, locale)
        .title,
      fit: fitOf(row.fit),
    })),
    next,
  };
}

function fitOf(rank: number): (typeof FITS)[number] {
  const fit = FITS[rank];
  if (fit === undefined) throw new AppError('internal');
  return fit;
}

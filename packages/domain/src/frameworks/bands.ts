import type { GraphItem } from './graph.ts';

/** A stretch of schooling, from the lowest to the highest education level that an item names. */
export interface Band {
  /** The CEDS code, or the first and last of them: 'KG', '09-12'. */
  readonly label: string;
  /** The rank of the lowest education level; bands sort by it. */
  readonly rank: number;
  /** The rank of the highest. */
  readonly top: number;
}

// CEDS "Entry Grade Level" codes: infant/toddler, preschool, prekindergarten, transitional kindergarten,
// kindergarten, grades, grade 13, postsecondary. Kindergarten is 0, so that a grade is its own rank.
const BEFORE_GRADE_ONE = ['IT', 'PR', 'PK', 'TK', 'KG'];
const GRADE_RANKS: ReadonlyMap<string, number> = new Map([
  ...BEFORE_GRADE_ONE.map((code, place): [string, number] => [code, place - BEFORE_GRADE_ONE.length + 1]),
  ...Array.from({ length: 13 }, (_, i): [string, number] => [String(i + 1).padStart(2, '0'), i + 1]),
  ['PS', 14],
]);

/** Where a CEDS education level stands: KG is 0, '01' is 1 ... '12' is 12, IT is -4, PS is 14; null for any other text. */
export function gradeRank(grade: string): number | null {
  return GRADE_RANKS.get(grade) ?? null;
}

/** The band of the education levels that the item itself names; null when it names none that is known. */
export function bandOf(item: GraphItem): Band | null {
  const ranked = item.grades
    .flatMap((code) => {
      const rank = gradeRank(code);
      return rank === null ? [] : [{ code, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
  const [low] = ranked;
  const high = ranked.at(-1);
  if (!low || !high) return null;
  const label = low.rank === high.rank ? low.code : `${low.code}-${high.code}`;
  return { label, rank: low.rank, top: high.rank };
}

/** Each item's band: its own, else that of the nearest item above that has one, else null. Every item has an entry. */
export function assignBands(items: readonly GraphItem[]): Map<string, Band | null> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const bands = new Map<string, Band | null>();
  for (const item of items) {
    // What lies between the item and the first one above with an answer. A circle of parents ends the climb too.
    const climbed = new Set<string>();
    let band: Band | null = null;
    for (let at: GraphItem | undefined = item; at && !climbed.has(at.id); at = parentIn(byId, at)) {
      band = bands.get(at.id) ?? bandOf(at);
      if (band || bands.has(at.id)) break;
      climbed.add(at.id);
    }
    for (const id of climbed) bands.set(id, band);
    bands.set(item.id, band);
  }
  return bands;
}

function parentIn(byId: ReadonlyMap<string, GraphItem>, item: GraphItem): GraphItem | undefined {
  return item.parentId === null ? undefined : byId.get(item.parentId);
}

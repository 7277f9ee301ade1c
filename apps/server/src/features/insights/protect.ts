import type { SchoolLine } from '@cairn/contract';
import { shareShown, suppressCounts } from '@cairn/domain/equity';
import type { z } from 'zod';

type Line = z.infer<typeof SchoolLine>;
type Count = Line['learners'];
type Share = Line['mastering'];

/** Counts of people at one school, and whether the reader may open each person's own record there. */
export type SchoolCounts = {
  readonly id: string;
  readonly name: string;
  readonly learners: number;
  readonly recent: number;
  readonly mastering: number;
  readonly mayOpen: boolean;
};

/**
 * The lines as this reader may see them. Where the reader may open the rows, the counts stand as they are. Of
 * all other lines small counts are hidden, and further ones where the total (less what the reader can count)
 * would give a hidden one away; a share goes with its count. The total is the sum of the lines.
 */
export function protectSchools(counts: readonly SchoolCounts[]): { items: Line[]; learners: Count } {
  const closed = counts.filter(({ mayOpen }) => !mayOpen);
  // The reader knows the open lines, so what the total tells is the sum of the closed ones.
  const line = suppressCounts(
    closed.map(({ id, learners }) => ({ key: id, count: learners })),
    { total: sum(closed) },
  );
  const shown = new Map(line.cells.map((cell) => [cell.key, cell]));
  const items = counts.map((school): Line => {
    const cell = shown.get(school.id);
    const learners: Count =
      cell === undefined
        ? { shown: school.learners, hidden: null }
        : { shown: cell.shown, hidden: cell.reason };
    const share = (part: number): Share =>
      school.mayOpen
        ? exactShare(part, school.learners)
        : protectedShare(part, school.learners, learners.hidden);
    return {
      school: { id: school.id, name: school.name },
      learners,
      withRecentEvidence: share(school.recent),
      mastering: share(school.mastering),
      mayOpen: school.mayOpen,
    };
  });
  const withheld = closed.length > 0 && line.total === null;
  return {
    items,
    learners: withheld ? { shown: null, hidden: 'protects_another' } : { shown: sum(counts), hidden: null },
  };
}

function exactShare(part: number, whole: number): Share {
  const percent = whole === 0 ? null : Math.round((part * 100) / whole);
  return { percent, bound: 'exact', hidden: null };
}

function protectedShare(part: number, whole: number, hidden: Count['hidden']): Share {
  const shown = shareShown(part, whole);
  if (hidden !== null || shown.kind === 'suppressed')
    return { percent: null, bound: 'exact', hidden: hidden ?? 'small' };
  return { percent: shown.percent, bound: shown.kind === 'percent' ? 'exact' : shown.kind, hidden: null };
}

function sum(counts: readonly SchoolCounts[]): number {
  return counts.reduce((running, { learners }) => running + learners, 0);
}

import type { Explanation } from '@cairn/contract';
import { wholePercents } from './weights.ts';

export type Piece = Explanation['pieces'][number];
export type PieceWithPercent = Piece & {
  /** What it counts of 100; null when it does not count. */
  readonly percent: number | null;
  /** A newer row took its place. */
  readonly replaced: boolean;
};

/** Pieces in the order in which they happened, oldest first, with what each counts in whole percents. */
export function inOrder(pieces: readonly Piece[]): readonly PieceWithPercent[] {
  const sorted = pieces.toSorted(
    (a, b) =>
      Date.parse(a.happenedAt) - Date.parse(b.happenedAt) ||
      Date.parse(a.enteredAt) - Date.parse(b.enteredAt),
  );
  const used = sorted.filter(({ used }) => used);
  const percents = wholePercents(used.map(({ weight }) => weight ?? 0));
  const percentOf = new Map(used.map(({ ratingId }, at) => [ratingId, percents[at] ?? 0]));
  const corrected = new Set(sorted.map(({ corrects }) => corrects));
  return sorted.map((piece) => ({
    ...piece,
    percent: percentOf.get(piece.ratingId) ?? null,
    replaced: corrected.has(piece.ratingId),
  }));
}

/** The pieces to tell of: those that a correction replaced stay in the table only. */
export function standingPieces(pieces: readonly PieceWithPercent[]): readonly PieceWithPercent[] {
  return pieces.filter(({ replaced, state }) => !replaced && state !== 'withdrawn');
}

/** Kinds of work in which the mastery level was reached already, in order, each once. */
export function contextsReached(
  pieces: readonly PieceWithPercent[],
  masteryLevel: number,
): readonly string[] {
  const reached = standingPieces(pieces).flatMap(({ context, level }) =>
    context !== null && level !== null && level >= masteryLevel ? [context] : [],
  );
  return [...new Set(reached)];
}

/** The newest comment, with who wrote it and when; null when there is none. */
export function latestComment(pieces: readonly PieceWithPercent[]): PieceWithPercent | null {
  return standingPieces(pieces).findLast(({ comment }) => comment !== null && comment !== '') ?? null;
}

/** What the level rests on, told in the answer's first sentence. */
export type Answer =
  | { readonly kind: 'no_evidence' }
  | { readonly kind: 'no_score'; readonly missed: number; readonly others: number }
  | { readonly kind: 'one_score'; readonly level: number }
  | { readonly kind: 'mean'; readonly levels: readonly number[]; readonly older: number };

/** Sorts out which first sentence fits the pieces. */
export function answerFor(pieces: readonly PieceWithPercent[]): Answer {
  const shown = standingPieces(pieces);
  if (shown.length === 0) return { kind: 'no_evidence' };
  const levels = shown.flatMap(({ used, level }) => (used && level !== null ? [level] : []));
  const [only] = levels;
  if (only === undefined) {
    const missed = shown.filter(({ state }) => state === 'missed').length;
    return { kind: 'no_score', missed, others: shown.length - missed };
  }
  if (levels.length === 1) return { kind: 'one_score', level: only };
  const older = shown.filter(({ unusedBecause }) => unusedBecause === 'older_than_window').length;
  return { kind: 'mean', levels, older };
}

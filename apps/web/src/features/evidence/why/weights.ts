/**
 * Shares as whole percents that sum to 100, by the largest remainder (Hamilton's method): each share loses its
 * fraction, and the percents left over go to the largest fractions, of equals the later first (the newer piece).
 * @param weights 0 or more each; all zero gives zeros
 */
export function wholePercents(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight / sum) * 100);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((total, percent) => total + percent, 0);
  const order = exact
    .map((share, at) => ({ at, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || b.at - a.at);
  for (const { at } of order.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/** Columns that fit beside each other with their words. */
export const MOST_COLUMNS = 5;

/** The column choice as it is kept on the device: ids with commas. Anything else is no choice. */
export function parseColumns(text: string | null): readonly string[] {
  const ids = (text ?? '').split(',').filter((id) => /^[0-9a-f-]{36}$/i.test(id));
  return [...new Set(ids)].slice(0, MOST_COLUMNS);
}

/** The choice with this competency in front, in place of the last one where all places are taken. */
export function withColumn(columns: readonly string[], first: string | undefined): readonly string[] {
  if (first === undefined) return columns;
  return [first, ...columns.filter((id) => id !== first)].slice(0, MOST_COLUMNS);
}

/** Adds or removes a column; null when there is no room for one more. */
export function toggleColumn(columns: readonly string[], id: string): readonly string[] | null {
  if (columns.includes(id)) return columns.filter((one) => one !== id);
  return columns.length < MOST_COLUMNS ? [...columns, id] : null;
}

/** PostgreSQL's ways to ask for the time (its manual, 9.9.5), as they may stand in SQL text. */
const SQL_TIME =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_(?:timestamp|date|time)|localtimestamp|localtime)\b|'(?:now|today|tomorrow|yesterday)'\s*::/i;

/** The first place in an SQL text that reads the database's clock, or null (law 8). */
export function findSqlTime(text: string): string | null {
  return SQL_TIME.exec(text)?.[0] ?? null;
}

/** The same functions by name, for query builders that are given a name instead of text. */
export const SQL_TIME_FUNCTIONS: readonly string[] = [
  'now',
  'clock_timestamp',
  'statement_timestamp',
  'transaction_timestamp',
  'timeofday',
];

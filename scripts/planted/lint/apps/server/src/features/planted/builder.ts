// expects: cairn/no-sql-outside-queries
import { sql } from 'kysely';
export const text = sql`select 1`;

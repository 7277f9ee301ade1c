// expects: cairn/no-sql-outside-queries
import pg from 'pg';
export const client = new pg.Client();

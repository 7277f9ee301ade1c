// expects: cairn/no-sql-time
export const text = 'select id from person where created_at < now()';

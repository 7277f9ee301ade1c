import type pg from 'pg';
import { PARTS } from './orders.ts';

/** What the database holds of one command. */
export type Stored = { readonly id: string; readonly finished: boolean; readonly parts: number };

/** Every command or part of one in the database. */
export async function readStored(client: pg.ClientBase): Promise<Stored[]> {
  const { rows } = await client.query<Stored>(
    `select coalesce(c.id::text, a.resource_id) as id, coalesce(c.status = 200 and c.response <> 'null', false) as finished,
       coalesce(a.parts, 0)::int as parts
     from cairn.command c
     full join (select resource_id, count(*) as parts from cairn.audit group by resource_id) a on a.resource_id = c.id::text`,
  );
  return rows;
}

/**
 * What must not be after a crash: an acknowledged command that is gone, or a command of which only a part is there
 * or that was done twice.
 */
export function judge(acknowledged: ReadonlySet<string>, stored: readonly Stored[]): string[] {
  const there = new Map(stored.map((command) => [command.id, command]));
  const lost = [...acknowledged].filter((id) => !there.has(id)).map((id) => `${id}: acknowledged, and lost`);
  const broken = stored
    .filter(({ finished, parts }) => !finished || parts !== PARTS)
    .map(
      ({ id, finished, parts }) =>
        `${id}: ${finished ? 'has its command' : 'without its command'}, ${parts} of ${PARTS} parts`,
    );
  return [...lost, ...broken];
}

import pg from 'pg';

/**
 * A pool whose connections may die at any moment (a restart of the database) without ending the process: the
 * statement that runs fails and is answered as unavailable, the next one gets a new connection. The pool itself
 * hears idle connections alone, so each connection is given a listener of its own for the time it is lent out.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

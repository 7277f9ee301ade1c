import { expect, it } from 'vitest';
import { countRows } from './count-rows.ts';

it('names each kind once and fills what a part of the report leaves out', () => {
  const rows = countRows({ created: { users: 3 }, unchanged: { users: 1, orgs: 2 } });
  expect(rows).toEqual([
    { kind: 'users', created: 3, updated: 0, unchanged: 1, deactivated: 0 },
    { kind: 'orgs', created: 0, updated: 0, unchanged: 2, deactivated: 0 },
  ]);
  expect(countRows({})).toEqual([]);
});

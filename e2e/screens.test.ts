import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCREENS } from './screens.ts';

const ROUTES = new URL('../apps/web/src/app/routes.tsx', import.meta.url);

it('every address of the web application is in the list of screens, and no other', () => {
  const source = readFileSync(ROUTES, 'utf8');
  const routes = [...source.matchAll(/^\s+path: '([^']+)',$/gm)].map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(10);
  // Each route has a path or is a frame with an id alone; a path written otherwise would not have been seen.
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
  expect(routes).toHaveLength(count(/createRoute\(\{/g) - count(/^\s+id: '/gm));
  expect([...new Set(SCREENS.map(({ route }) => route))].toSorted()).toEqual(routes.toSorted());
});

it('every screen has a name of its own', () => {
  expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length);
});

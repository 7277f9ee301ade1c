import { expect, it } from 'vitest';
import { depthsOf } from './depths.ts';

it('follows the parents down the tree', () => {
  const items = [
    { id: 'a', parentId: null },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: 'b' },
    { id: 'd', parentId: 'a' },
    { id: 'e', parentId: null },
  ];
  expect(depthsOf(items).map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 0]);
});

it('takes an unread parent for none', () => {
  expect(depthsOf([{ id: 'b', parentId: 'gone' }])[0]?.depth).toBe(0);
  expect(depthsOf([{ id: 'b', parentId: 'b' }])[0]?.depth).toBe(0);
});

import { expect, it } from 'vitest';
import { parseColumns, toggleColumn, withColumn } from './columns.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const five = [1, 2, 3, 4, 5].map(id);

it('reads the kept choice and leaves out what is no id', () => {
  expect(parseColumns(null)).toEqual([]);
  expect(parseColumns(`${id(1)},x,,${id(2)},${id(1)}`)).toEqual([id(1), id(2)]);
  expect(parseColumns([...five, id(6)].join(','))).toEqual(five);
});

it('puts the asked competency in front', () => {
  expect(withColumn(five, undefined)).toEqual(five);
  expect(withColumn(five, id(6))).toEqual([id(6), ...five.slice(0, 4)]);
  expect(withColumn(five, id(3))[0]).toBe(id(3));
});

it('adds and removes, up to five', () => {
  expect(toggleColumn([id(1)], id(2))).toEqual([id(1), id(2)]);
  expect(toggleColumn(five, id(2))).not.toContain(id(2));
  expect(toggleColumn(five, id(6))).toBeNull();
});

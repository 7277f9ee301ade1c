import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allPrerequisitesOf,
  assignBands,
  bandOf,
  buildPrerequisiteIndex,
  descendants,
  type Edge,
  findCycle,
  type GraphItem,
  gradeRank,
  prerequisitesOf,
  proposeRateableTypes,
  topologicalOrder,
} from './index.ts';

function item(id: string, rest: Partial<GraphItem> = {}): GraphItem {
  return { id, parentId: null, type: null, grades: [], order: 0, ...rest };
}

function edges(...pairs: string[]): Edge[] {
  return pairs.map((pair) => ({ from: pair.slice(0, 1), to: pair.slice(1) }));
}

const anyEdges = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 9 }), to: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 25 },
);
const named = (list: { from: number; to: number }[]) =>
  list.map(({ from, to }) => ({ from: String(from), to: String(to) }));

describe('findCycle', () => {
  it('finds none in a diamond', () => {
    expect(findCycle(edges('ab', 'ac', 'bd', 'cd'))).toBeNull();
    expect(findCycle([])).toBeNull();
  });

  it('names the ids of the cycle alone, in the direction of the edges', () => {
    expect(findCycle(edges('ab', 'bc', 'cd', 'db', 'de'))).toEqual(['b', 'c', 'd']);
    expect(findCycle(edges('ab', 'bb'))).toEqual(['b']);
  });

  it('names a cycle whose every step is an edge, exactly when one exists', () => {
    fc.assert(
      fc.property(anyEdges, (list) => {
        const graph = named(list);
        const cycle = findCycle(graph);
        const steps = new Set(graph.map(({ from, to }) => `${from}>${to}`));
        const index = buildPrerequisiteIndex(graph);
        const reachesItself = [...index.after.keys()].some((id) =>
          (index.after.get(id) ?? []).some(
            (next) => next === id || allPrerequisitesOf(index, id).includes(next),
          ),
        );
        expect(cycle !== null).toBe(reachesItself);
        cycle?.forEach((id, i) => {
          expect(steps).toContain(`${id}>${cycle[(i + 1) % cycle.length]}`);
        });
      }),
    );
  });

  it('is quick and safe on a chain of 5,000 that closes on itself', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => ({ from: `n${i}`, to: `n${i + 1}` }));
    expect(findCycle(chain)).toBeNull();
    const started = performance.now();
    expect(findCycle([...chain, { from: 'n5000', to: 'n0' }])).toHaveLength(5001);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('topologicalOrder', () => {
  it('puts prerequisites first and otherwise keeps the order given', () => {
    expect(topologicalOrder(['d', 'c', 'b', 'a'], edges('ab', 'bd'))).toEqual(['c', 'a', 'b', 'd']);
  });

  it('orders every acyclic graph, each id once', () => {
    fc.assert(
      fc.property(anyEdges, (list) => {
        const graph = named(list).filter(({ from, to }) => from < to);
        const ids = Array.from({ length: 10 }, (_, i) => String(9 - i));
        const order = topologicalOrder(ids, graph);
        expect(order.toSorted()).toEqual(ids.toSorted());
        for (const { from, to } of graph) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }),
    );
  });

  it('leaves out edges to ids that are not listed and refuses a circle by name', () => {
    expect(topologicalOrder(['a'], edges('ab', 'ca'))).toEqual(['a']);
    expect(() => topologicalOrder(['a', 'b', 'c'], edges('ab', 'bc', 'cb'))).toThrow('b -> c');
  });
});

describe('proposeRateableTypes', () => {
  const tree = [
    item('domain', { type: 'Domain' }),
    item('empty', { type: 'Domain' }),
    item('a', { type: 'Standard', parentId: 'domain' }),
    item('b', { type: 'Standard', parentId: 'domain' }),
    item('lone', { type: 'Standard', parentId: 'domain' }),
    item('part', { type: 'Component', parentId: 'b' }),
  ];

  it('takes the types that carry a precedes edge, with all their items', () => {
    const proposal = proposeRateableTypes(tree, edges('ab'));
    expect(proposal.basis).toBe('precedes_types');
    expect(proposal.types).toEqual(['Standard']);
    expect([...proposal.rateable]).toEqual(['a', 'b', 'lone']);
  });

  it('takes the leaves where nothing precedes anything, edges to strangers included', () => {
    const proposal = proposeRateableTypes(tree, [{ from: 'a', to: 'stranger' }]);
    expect(proposal.basis).toBe('leaves');
    expect(proposal.types).toEqual(['Component', 'Domain', 'Standard']);
    expect([...proposal.rateable]).toEqual(['empty', 'a', 'lone', 'part']);
  });

  it('takes an item without a type for itself alone', () => {
    const proposal = proposeRateableTypes([item('a'), item('b'), item('c')], edges('ab'));
    expect(proposal).toEqual({ types: [], rateable: new Set(['a', 'b']), basis: 'precedes_types' });
  });
});

describe('prerequisites', () => {
  const index = buildPrerequisiteIndex(edges('ac', 'bc', 'cd', 'ac'));

  it('are indexed both ways, each once', () => {
    expect(prerequisitesOf(index, 'c')).toEqual(['a', 'b']);
    expect(prerequisitesOf(index, 'a')).toEqual([]);
    expect(index.after.get('c')).toEqual(['d']);
  });

  it('are followed to the beginning, nearest first', () => {
    expect(allPrerequisitesOf(index, 'd')).toEqual(['c', 'a', 'b']);
  });
});

it('descendants are the items below at any depth, siblings in order', () => {
  const tree = [
    item('late', { parentId: 'root', order: 2 }),
    item('early', { parentId: 'root', order: 1 }),
    item('deep', { parentId: 'late' }),
    item('other'),
  ];
  expect(descendants(tree, 'root')).toEqual(['early', 'late', 'deep']);
});

describe('bands', () => {
  it('rank education levels from infants to postsecondary', () => {
    const codes = ['IT', 'PR', 'PK', 'TK', 'KG', '01', '09', '12', '13', 'PS'];
    expect(codes.map(gradeRank)).toEqual([-4, -3, -2, -1, 0, 1, 9, 12, 13, 14]);
    expect(gradeRank('UG')).toBeNull();
    expect(gradeRank('1')).toBeNull();
  });

  it('span the levels an item names, in any order', () => {
    expect(bandOf(item('hs', { grades: ['11', '09', '12', '10'] }))).toEqual({
      label: '09-12',
      rank: 9,
      top: 12,
    });
    expect(bandOf(item('k', { grades: ['KG', 'Other'] }))).toEqual({ label: 'KG', rank: 0, top: 0 });
    expect(bandOf(item('none', { grades: ['Other'] }))).toBeNull();
  });

  it('are inherited from the nearest item above that has one', () => {
    const bands = assignBands([
      item('leaf', { parentId: 'cluster' }),
      item('cluster', { parentId: 'grade', grades: [] }),
      item('own', { parentId: 'grade', grades: ['05'] }),
      item('grade', { grades: ['03'] }),
      item('orphan', { parentId: 'missing' }),
      item('x', { parentId: 'y' }),
      item('y', { parentId: 'x' }),
    ]);
    expect([...bands].map(([id, band]) => [id, band?.label ?? null])).toEqual(
      expect.arrayContaining([
        ['leaf', '03'],
        ['cluster', '03'],
        ['own', '05'],
        ['grade', '03'],
        ['orphan', null],
        ['x', null],
        ['y', null],
      ]),
    );
    expect(bands.size).toBe(7);
  });
});

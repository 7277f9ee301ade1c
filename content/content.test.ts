import { describe, expect, it } from 'vitest';
import { defaultScale, type StarterFramework, type StarterItem, starterFrameworks } from './index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LEVELS = ['2', '3', '4'] as const;
const allItems = starterFrameworks.flatMap((framework) => framework.items);

const frameworkOf = (code: string): StarterFramework => {
  const found = starterFrameworks.find((framework) => framework.code === code);
  if (found === undefined) throw new Error(`No starter framework ${code}`);
  return found;
};
const competencies = (framework: StarterFramework): readonly StarterItem[] =>
  framework.items.filter((item) => item.type === 'competency');
const firstGrade = (item: StarterItem): number => Number(item.grades[0] ?? 1);

/** The place of the band that holds all grades of the item; -1 when there is none. */
const bandIndex = (framework: StarterFramework, item: StarterItem): number =>
  framework.bands.findIndex((band) => item.grades.every((grade) => band.grades.includes(grade)));

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** The nodes in or after a cycle: those that never become free of unmet prerequisites. */
function nodesInCycles(
  nodes: readonly string[],
  edges: readonly (readonly [string, string])[],
): readonly string[] {
  let left = [...nodes];
  for (;;) {
    const waiting = new Set(edges.filter(([from]) => left.includes(from)).map(([, to]) => to));
    const next = left.filter((node) => waiting.has(node));
    if (next.length === left.length) return left;
    left = next;
  }
}

function reachable(start: string, edges: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const node of seen) {
    for (const [from, to] of edges) {
      if (from === node) seen.add(to);
      if (to === node) seen.add(from);
    }
  }
  return seen;
}

describe('the cycle check', () => {
  it('finds a planted cycle and lets a diamond pass', () => {
    expect(
      nodesInCycles(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'b'],
        ],
      ),
    ).toEqual(['b', 'c']);
    expect(
      nodesInCycles(
        ['a', 'b', 'c', 'd'],
        [
          ['a', 'b'],
          ['a', 'c'],
          ['b', 'd'],
          ['c', 'd'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('identity', () => {
  it('gives every framework, band, item and the scale a UUID of its own', () => {
    const ids = [
      defaultScale.id,
      ...starterFrameworks.flatMap((f) => [
        f.id,
        ...f.bands.flatMap((b) => b.id ?? []),
        ...f.items.map((i) => i.id),
      ]),
    ];
    expect(ids.filter((id) => !UUID.test(id))).toEqual([]);
    expect(repeated(ids)).toEqual([]);
  });

  it('gives every item a code of its own', () => {
    expect(repeated([...starterFrameworks, ...allItems].map(({ code }) => code))).toEqual([]);
  });

  it('names the subjects, with lowercase words to find them by, each word once', () => {
    expect(starterFrameworks.map(({ subject }) => subject)).toEqual([
      'Mathematics',
      'English Language Arts',
      'Habits of Work',
      'Graduate Profile',
    ]);
    const matches = starterFrameworks.flatMap(({ subjectMatch }) => subjectMatch);
    expect(matches.filter((match) => match !== match.toLowerCase() || match.trim() === '')).toEqual([]);
    expect(repeated(matches)).toEqual([]);
    for (const { subject, subjectMatch } of starterFrameworks)
      expect(subjectMatch).toContain(subject.toLowerCase());
  });
});

describe.each(starterFrameworks.map((framework) => [framework.code, framework] as const))(
  '%s',
  (_code, framework) => {
    const byId = new Map(framework.items.map((item) => [item.id, item]));

    it('is a tree: parents exist and lie above, competencies are the leaves, siblings are in order', () => {
      for (const item of framework.items) {
        const parent = item.parent === null ? undefined : byId.get(item.parent);
        if (item.type === 'strand') expect(item.parent, item.code).toBeNull();
        else
          expect(parent?.type, item.code).toMatch(
            item.type === 'cluster' ? /^strand$/ : /^(strand|cluster)$/,
          );
        const children = framework.items.filter((other) => other.parent === item.id);
        expect(children.length > 0, item.code).toBe(item.type !== 'competency');
        expect(
          children.map((child) => child.order),
          item.code,
        ).toEqual(children.map((_, index) => index + 1));
      }
    });

    it('has prerequisite edges between its own competencies only, each once, and no cycle', () => {
      for (const [from, to] of framework.precedes) {
        expect(byId.get(from)?.type, from).toBe('competency');
        expect(byId.get(to)?.type, to).toBe('competency');
      }
      expect(repeated(framework.precedes.map((edge) => edge.join(' ')))).toEqual([]);
      expect(
        nodesInCycles(
          framework.items.map(({ id }) => id),
          framework.precedes,
        ),
      ).toEqual([]);
    });

    it('never asks for a prerequisite from a later grade or band', () => {
      for (const [fromId, toId] of framework.precedes) {
        const from = byId.get(fromId);
        const to = byId.get(toId);
        if (from === undefined || to === undefined) throw new Error('edge to nowhere');
        const name = `${from.code} -> ${to.code}`;
        expect(bandIndex(framework, from), name).toBeLessThanOrEqual(bandIndex(framework, to));
        expect(firstGrade(from), name).toBeLessThanOrEqual(firstGrade(to));
      }
    });

    it('places each competency in one band, or has no bands and no grades at all', () => {
      for (const item of competencies(framework)) {
        if (framework.bands.length === 0) expect(item.grades, item.code).toEqual([]);
        else {
          expect(item.grades.length, item.code).toBeGreaterThan(0);
          expect(bandIndex(framework, item), item.code).toBeGreaterThanOrEqual(0);
        }
      }
    });

    it('describes levels 2, 3 and 4 of every competency, and of nothing else', () => {
      for (const item of framework.items) {
        expect(Object.keys(item.levels ?? {}), item.code).toEqual(item.type === 'competency' ? LEVELS : []);
      }
    });

    it('gives families one thing to say for every competency that is taught', () => {
      const expected = framework.code === 'CAIRN-GRAD' ? [] : competencies(framework).map(({ code }) => code);
      expect(framework.items.filter(({ home }) => home !== undefined).map(({ code }) => code)).toEqual(
        expected,
      );
    });
  },
);

describe('size and shape', () => {
  it('has the promised number of competencies', () => {
    expect(competencies(frameworkOf('CAIRN-MATH')).length).toBeGreaterThanOrEqual(36);
    expect(competencies(frameworkOf('CAIRN-ENG')).length).toBeGreaterThanOrEqual(24);
    expect(competencies(frameworkOf('CAIRN-HABITS')).length).toBeGreaterThanOrEqual(8);
    expect(competencies(frameworkOf('CAIRN-HABITS')).length).toBeLessThanOrEqual(10);
  });

  it('has a graduate profile of six outcomes with two or three competencies each', () => {
    const profile = frameworkOf('CAIRN-GRAD');
    const outcomes = profile.items.filter(({ type }) => type === 'strand');
    expect(outcomes).toHaveLength(6);
    for (const outcome of outcomes) {
      const under = competencies(profile).filter(({ parent }) => parent === outcome.id);
      expect([2, 3], outcome.code).toContain(under.length);
    }
  });

  it.each(['CAIRN-MATH', 'CAIRN-ENG'])(
    '%s covers grades 1 to 12 with one connected graph of chains and joins',
    (code) => {
      const framework = frameworkOf(code);
      const all = competencies(framework);
      expect(framework.bands.flatMap(({ grades }) => grades)).toEqual(
        Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')),
      );
      for (const band of framework.bands) {
        expect(
          all.filter((item) => item.grades.some((grade) => band.grades.includes(grade))).length,
        ).toBeGreaterThan(0);
      }
      expect(reachable(all[0]?.id ?? '', framework.precedes).size).toBe(all.length);
      const joins = all.filter(({ id }) => framework.precedes.filter(([, to]) => to === id).length > 1);
      expect(joins.length).toBeGreaterThanOrEqual(10);
    },
  );
});

describe('default scale', () => {
  it('runs from 0 to 4 in halves, is proficient at 3, and leaves letters to the district', () => {
    expect(defaultScale.levels.map(({ score }) => score)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
    expect([defaultScale.min, defaultScale.max, defaultScale.step, defaultScale.proficient]).toEqual([
      0, 4, 0.5, 3,
    ]);
    expect(defaultScale.describedPerTarget.map(String)).toEqual(LEVELS);
    expect(defaultScale.letterConversion).toEqual([]);
    expect(repeated(defaultScale.levels.map(({ label }) => label.en))).toEqual([]);
  });
});

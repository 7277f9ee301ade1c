import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseDifferences } from './differences.ts';
import { itemTree } from './item-tree.ts';
import { parseCase } from './parse-case.ts';
import { association, DOCUMENT, framework, item, type Json, KITES, uuid } from './small-framework.fixture.ts';
import { toCaseJson } from './write-case.ts';

const parsed = (value: unknown) => {
  const { package: pack } = parseCase(JSON.stringify(value));
  if (pack === null) throw new Error('the package was not read');
  return pack;
};

const extension = fc.dictionary(
  fc.string({ maxLength: 6 }).map((key) => `x${key}`),
  fc.jsonValue({ maxDepth: 3 }),
  { maxKeys: 3 },
);

const frameworks = fc
  .record({
    extensions: fc.array(extension, { minLength: 1, maxLength: 8 }),
    outer: extension,
    definitions: extension,
  })
  .map(({ extensions, outer, definitions }) => {
    const items = extensions.map((more, index) => item(index + 1, { ...more, extensions: more }));
    const edges = extensions.map((more, index) =>
      association(101 + index, 'isChildOf', index + 1, index === 0 ? DOCUMENT : Math.ceil(index / 2), more),
    );
    return framework(items, edges, {
      ...outer,
      CFDefinitions: { ...definitions, CFConcepts: null, CFSubjects: [{ identifier: uuid(5), ...outer }] },
    });
  });

describe('toCaseJson after parseCase', () => {
  it('holds the same JSON text, unknown fields and the order of keys with it', () => {
    fc.assert(
      fc.property(frameworks, (made) => {
        const source = JSON.stringify(made, null, 2);
        const { package: pack, rejected } = parseCase(source);
        expect(rejected).toEqual([]);
        expect(pack === null ? '' : toCaseJson(pack)).toBe(`${source}\n`);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps keys that mean something to the language', () => {
    const source = JSON.stringify(KITES)
      .replace('"CFItems"', '"__proto__":{"a":1},"CFItems"')
      .replace('"title":"Kites"', '"title":"Kites","__proto__":{"b":2}');
    const { package: pack } = parseCase(source);
    expect(pack === null ? '' : JSON.stringify(pack)).toBe(source);
  });
});

describe('caseDifferences', () => {
  it('sets the order of lists and keys aside', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned).reverse();
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, part]): [string, unknown] => [key, turned(part)])
          .reverse(),
      );
    };
    fc.assert(
      fc.property(frameworks, (made) => {
        const value: unknown = JSON.parse(JSON.stringify(made));
        expect(caseDifferences(value, turned(value))).toEqual([]);
      }),
    );
  });

  it('names what was changed, added and lost', () => {
    const other = framework(
      [item(1, { notes: 'new' }), item(2, { educationLevel: ['07', '07', '08'] }), item(4)],
      (KITES['CFAssociations'] as Json[]).slice(1),
    );
    const differences = caseDifferences(parsed(KITES), parsed(other));
    expect(differences.map(({ path }) => path).sort()).toEqual([
      `/CFAssociations/${uuid(101)}`,
      `/CFItems/${uuid(1)}/notes`,
      `/CFItems/${uuid(2)}/educationLevel`,
      `/CFItems/${uuid(2)}/educationLevel`,
      `/CFItems/${uuid(2)}/subject`,
      `/CFItems/${uuid(3)}`,
      `/CFItems/${uuid(4)}`,
    ]);
    expect(differences).toContainEqual({ path: `/CFItems/${uuid(1)}/notes`, left: undefined, right: 'new' });
  });
});

describe('itemTree', () => {
  it('gives parents before children, siblings by sequence, null at the top', () => {
    expect([...itemTree(parsed(KITES))]).toEqual([
      [uuid(2), null],
      [uuid(1), null],
      [uuid(3), uuid(1)],
    ]);
  });

  it('puts items without a sequence last in file order, orphans at the top, doubles under the first by sequence', () => {
    const pack = parsed(
      framework(
        [item(1), item(2), item(3), item(4), item(5)],
        [
          association(101, 'isChildOf', 2, 1),
          association(102, 'isChildOf', 3, 1, { sequenceNumber: 7 }),
          association(103, 'isChildOf', 4, 1),
          association(104, 'isChildOf', 4, 5, { sequenceNumber: 1 }),
        ],
      ),
    );
    expect([...itemTree(pack)]).toEqual([
      [uuid(1), null],
      [uuid(3), uuid(1)],
      [uuid(2), uuid(1)],
      [uuid(5), null],
      [uuid(4), uuid(5)],
    ]);
  });

  it('holds every item once, after its parent', () => {
    fc.assert(
      fc.property(frameworks, (made) => {
        const pack = parsed(made);
        const seen = new Set<string>();
        for (const [id, parent] of itemTree(pack)) {
          expect(parent === null || seen.has(parent)).toBe(true);
          seen.add(id);
        }
        expect(seen.size).toBe(pack.CFItems?.length);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type CaseOptions, parseCase } from './parse-case.ts';
import {
  association,
  brief,
  DOCUMENT,
  framework,
  item,
  type Json,
  KITES,
  uuid,
} from './small-framework.fixture.ts';

const parse = (value: unknown, options?: CaseOptions) => parseCase(JSON.stringify(value), options);
const parents = [association(101, 'isChildOf', 1, DOCUMENT), association(102, 'isChildOf', 2, DOCUMENT)];
const refused = (items: readonly unknown[], associations: readonly unknown[], more?: Json) =>
  brief(parse(framework(items, associations, more)).rejected);

describe('a sound package', () => {
  it('is taken bare, wrapped, as bytes, and with only its document', () => {
    for (const input of [KITES, { CFPackage: KITES }]) {
      const { package: pack, rejected, warnings } = parseCase(Buffer.from(JSON.stringify(input)));
      expect([rejected, warnings, pack?.CFItems?.length]).toEqual([[], [], 3]);
    }
    const { CFDocument } = KITES;
    expect(parse({ CFDocument })).toMatchObject({
      package: { CFDocument: { title: 'Kites' } },
      rejected: [],
    });
  });

  it('tolerates absent optional fields, nulls, made UUIDs and times with an offset', () => {
    const { rejected, warnings } = parse(
      framework(
        [
          item(1, {
            notes: null,
            lastChangeDateTime: '2017-09-22T23:15:13+00:00',
            humanCodingScheme: undefined,
          }),
        ],
        [],
      ),
    );
    expect([rejected, warnings]).toEqual([[], []]);
  });
});

describe('bytes that are no package', () => {
  it('are refused by code, with a place where there is one', () => {
    expect(parseCase('{"CFDocument": {\n  "title": oops }}', { file: 'kites.json' })).toEqual({
      package: null,
      warnings: [],
      rejected: [
        {
          file: 'kites.json',
          row: 2,
          field: null,
          code: 'json.malformed',
          message: expect.stringContaining('line 2, column 12') as unknown,
        },
      ],
    });
    expect(brief(parseCase(JSON.stringify(KITES).slice(0, 300)).rejected)[0]?.[2]).toBe('json.malformed');
    expect(brief(parse(KITES, { limits: { bytes: 100 } }).rejected)).toEqual([
      [null, null, 'json.too_large'],
    ]);
    expect(brief(parse(KITES, { limits: { depth: 2 } }).rejected)).toEqual([[null, null, 'json.too_deep']]);
    expect(brief(parseCase(Buffer.from('{"a":"\xe9"}', 'latin1')).rejected)).toEqual([
      [null, null, 'json.encoding'],
    ]);
    for (const value of [null, 7, [], {}, { CFDocuments: [] }, { CFPackage: [KITES] }]) {
      expect(brief(parse(value).rejected)).toEqual([[null, '', 'case.not_a_package']]);
    }
  });
});

describe('faults of an element', () => {
  it('are told by place, pointer and code, all in one run', () => {
    const items = [
      item(1, { identifier: '123' }),
      item(2, { fullStatement: undefined, educationLevel: '07' }),
      item(3, { lastChangeDateTime: 'yesterday', uri: 5 }),
      'an item',
    ];
    const associations = [association(101, 'isUncleOf', 2, 2, { sequenceNumber: 1.5 })];
    expect(refused(items, associations)).toEqual([
      [1, '/CFItems/0/identifier', 'case.uuid'],
      [2, '/CFItems/1/fullStatement', 'case.required'],
      [2, '/CFItems/1/educationLevel', 'case.type'],
      [3, '/CFItems/2/uri', 'case.type'],
      [3, '/CFItems/2/lastChangeDateTime', 'case.date_time'],
      [4, '/CFItems/3', 'case.type'],
      [1, '/CFAssociations/0/associationType', 'case.enum'],
      [1, '/CFAssociations/0/sequenceNumber', 'case.type'],
    ]);
  });

  it('leave the sound elements, and none without a document', () => {
    const part = parse(framework([item(1), item(2, { uri: null })], []));
    expect(part.package?.CFItems?.map(({ identifier }) => identifier)).toEqual([uuid(1)]);
    const none = parse({ ...KITES, CFDocument: { title: '' } });
    expect(none.package).toBeNull();
    expect(brief(none.rejected)).toContainEqual([null, '/CFDocument/title', 'case.required']);
    expect(brief(none.rejected)).toContainEqual([null, '/CFDocument/identifier', 'case.required']);
  });

  it('are found in lists that are none and in definitions', () => {
    expect(brief(parse({ ...KITES, CFItems: {} }).rejected)).toContainEqual([null, '/CFItems', 'case.type']);
    const CFDefinitions = {
      CFItemTypes: [{ identifier: uuid(1) }, { identifier: 'x' }, { identifier: uuid(1) }],
    };
    expect(brief(parse({ ...KITES, CFDefinitions }).rejected)).toEqual([
      [2, '/CFDefinitions/CFItemTypes/1/identifier', 'case.uuid'],
      [3, '/CFDefinitions/CFItemTypes/2/identifier', 'case.duplicate'],
    ]);
  });

  it('accepts words of one’s own with ext:', () => {
    expect(refused([item(1), item(2)], [...parents, association(103, 'ext:inspires', 1, 2)])).toEqual([]);
  });
});

describe('faults between elements', () => {
  it('finds doubled identifiers across items, associations and the document', () => {
    const items = [item(1), item(2), item(1), item(DOCUMENT)];
    expect(refused(items, [association(2, 'isChildOf', 1, DOCUMENT)])).toEqual([
      [3, '/CFItems/2/identifier', 'case.duplicate'],
      [4, '/CFItems/3/identifier', 'case.duplicate'],
      [1, '/CFAssociations/0/identifier', 'case.duplicate'],
    ]);
  });

  it('refuses a tree or prerequisite edge that leaves the package, and notes other links', () => {
    const { rejected, warnings } = parse(
      framework(
        [item(1), item(2)],
        [
          association(101, 'isChildOf', 1, 77),
          association(102, 'precedes', 2, DOCUMENT),
          association(103, 'exactMatchOf', 1, 77),
          association(104, 'isRelatedTo', 78, 2),
          association(105, 'isPartOf', 1, DOCUMENT),
        ],
      ),
    );
    expect(brief(rejected)).toEqual([
      [1, '/CFAssociations/0/destinationNodeURI/identifier', 'case.dangling'],
      [2, '/CFAssociations/1/destinationNodeURI/identifier', 'case.dangling'],
    ]);
    expect(brief(warnings)).toEqual([
      [3, '/CFAssociations/2/destinationNodeURI/identifier', 'case.outside_node'],
      [4, '/CFAssociations/3/originNodeURI/identifier', 'case.outside_node'],
    ]);
  });

  it('does not call an item dangling because it is faulty itself', () => {
    expect(
      refused([item(1), item(2, { uri: null })], [...parents, association(103, 'precedes', 1, 2)]),
    ).toEqual([[2, '/CFItems/1/uri', 'case.type']]);
  });

  it('names each circle in order, by code where there is one', () => {
    const { rejected } = parse(
      framework(
        [item(1), item(2), item(3, { humanCodingScheme: undefined }), item(4), item(5)],
        [
          association(101, 'precedes', 4, 1),
          association(102, 'precedes', 1, 2),
          association(103, 'precedes', 2, 3),
          association(104, 'precedes', 3, 1),
          association(105, 'isChildOf', 5, 5),
        ],
      ),
    );
    expect(brief(rejected)).toEqual([
      [5, '/CFAssociations/4', 'case.cycle'],
      [2, '/CFAssociations/1', 'case.cycle'],
    ]);
    expect(rejected[0]?.message).toContain('isChildOf goes in a circle: K.5 → K.5');
    expect(rejected[1]?.message).toContain(`precedes goes in a circle: K.1 → K.2 → ${uuid(3)} → K.1`);
  });

  it('warns of a second parent and keeps the first by sequence', () => {
    const { rejected, warnings } = parse(
      framework(
        [item(1), item(2), item(3)],
        [
          ...parents,
          association(103, 'isChildOf', 3, 1, { sequenceNumber: 2 }),
          association(104, 'isChildOf', 3, 2, { sequenceNumber: 1 }),
        ],
      ),
    );
    expect(rejected).toEqual([]);
    expect(warnings).toEqual([
      {
        file: 'package.json',
        row: 3,
        field: '/CFAssociations/2',
        code: 'case.multiple_parents',
        message: expect.stringContaining('under K.2') as unknown,
      },
    ]);
  });
});

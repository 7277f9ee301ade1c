import type { CaseReading } from './parse-case.ts';

/** Any JSON object under construction. */
export type Json = Record<string, unknown>;

const CHANGED = '2031-02-03T04:05:06Z';

/** A made UUID for a small number; the shape alone counts. */
export const uuid = (number: number): string => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

const uri = (kind: string, number: number): string =>
  `https://frameworks.example.org/${kind}/${uuid(number)}`;

const node = (number: number): Json => ({
  title: `Node ${number}`,
  identifier: uuid(number),
  uri: uri('node', number),
});

/** Number of the document in all frameworks here. */
export const DOCUMENT = 900;

export const item = (number: number, more: Json = {}): Json => ({
  identifier: uuid(number),
  uri: uri('CFItems', number),
  fullStatement: `I can fly kite number ${number}`,
  humanCodingScheme: `K.${number}`,
  lastChangeDateTime: CHANGED,
  ...more,
});

export const association = (
  number: number,
  type: string,
  from: number,
  to: number,
  more: Json = {},
): Json => ({
  identifier: uuid(number),
  uri: uri('CFAssociations', number),
  associationType: type,
  originNodeURI: node(from),
  destinationNodeURI: node(to),
  lastChangeDateTime: CHANGED,
  ...more,
});

/** A framework from its items and associations. */
export const framework = (
  items: readonly unknown[],
  associations: readonly unknown[],
  more: Json = {},
): Json => ({
  CFDocument: {
    identifier: uuid(DOCUMENT),
    uri: uri('CFDocuments', DOCUMENT),
    creator: 'Lantern Valley',
    title: 'Kites',
    lastChangeDateTime: CHANGED,
  },
  CFItems: items,
  CFAssociations: associations,
  ...more,
});

/** Items 1 to 3: 1 and 2 at the top (2 first), 3 under 1; 1 precedes 2. */
export const KITES: Json = framework(
  [item(1), item(2, { educationLevel: ['07'], subject: null }), item(3, { humanCodingScheme: undefined })],
  [
    association(101, 'isChildOf', 1, DOCUMENT, { sequenceNumber: 2 }),
    association(102, 'isChildOf', 2, DOCUMENT, { sequenceNumber: 1 }),
    association(103, 'isChildOf', 3, 1),
    association(104, 'precedes', 1, 2),
  ],
);

/** Findings without their messages. */
export const brief = (findings: CaseReading['rejected']): [number | null, string | null, string][] =>
  findings.map(({ row, field, code }) => [row, field, code]);

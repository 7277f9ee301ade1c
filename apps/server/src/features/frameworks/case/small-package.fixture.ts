import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const AT = '2026-05-01T08:00:00+00:00';
export const DOCUMENT = '7a000000-0000-4000-8000-000000000000';
/** The id of the fixture's item or association with this number. */
export const itemId = (number: number): string =>
  `7b000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const linkId = (number: number): string =>
  `7c000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const node = (identifier: string) => ({ title: 'any', identifier, uri: `https://example.org/${identifier}` });

export const item = (number: number, rest: Record<string, unknown> = {}) => ({
  identifier: itemId(number),
  uri: `https://example.org/items/${number}`,
  fullStatement: `Statement ${number} of the garden.`,
  lastChangeDateTime: AT,
  ...rest,
});

export const link = (
  number: number,
  kind: string,
  from: string,
  to: string,
  rest: Record<string, unknown> = {},
) => ({
  identifier: linkId(number),
  uri: `https://example.org/links/${number}`,
  associationType: kind,
  originNodeURI: node(from),
  destinationNodeURI: node(to),
  lastChangeDateTime: AT,
  ...rest,
});

type Parts = {
  CFDocument?: Record<string, unknown>;
  CFItems?: unknown;
  CFAssociations?: unknown;
  [key: string]: unknown;
};

/**
 * A garden of five: a strand (1) with a cluster (2) that holds the skills 3 and 4, and a skill 5 under the strand.
 * 3 precedes 4, 4 precedes 5; one association leaves the document. Extensions, nulls and a script stand in it.
 */
export function smallPackage(parts: Parts = {}): Record<string, unknown> {
  const { CFDocument, ...rest } = parts;
  return {
    CFDocument: {
      identifier: DOCUMENT,
      uri: 'https://example.org/doc',
      creator: 'Garden club',
      title: 'Gardening',
      subject: ['Science', 'Life skills'],
      lastChangeDateTime: AT,
      notes: null,
      extensions: { plot: 3.5, soil: ['clay', 'sand'] },
      ...CFDocument,
    },
    CFItems: [
      item(3, {
        CFItemType: 'Skill',
        humanCodingScheme: 'G.1',
        educationLevel: ['01'],
        notes: '**bold** <script>alert(1)</script>',
      }),
      item(1, { CFItemType: 'Strand', educationLevel: ['01', '02', '03'] }),
      item(2, { CFItemType: 'Cluster', abbreviatedStatement: 'Beds' }),
      item(4, {
        CFItemType: 'Skill',
        humanCodingScheme: 'G.2',
        educationLevel: ['02'],
        extensions: { deep: { er: [1, null] } },
      }),
      item(5, {
        CFItemType: 'Skill',
        humanCodingScheme: 'G.3',
        fullStatement: 'Water <img src=x onerror=alert(1)> plants. Then wait.',
      }),
    ],
    CFAssociations: [
      link(1, 'isChildOf', itemId(1), DOCUMENT, { sequenceNumber: 1 }),
      link(2, 'isChildOf', itemId(2), itemId(1), { sequenceNumber: 1 }),
      link(3, 'isChildOf', itemId(4), itemId(2), { sequenceNumber: 2 }),
      link(4, 'isChildOf', itemId(3), itemId(2), { sequenceNumber: 1 }),
      link(5, 'isChildOf', itemId(5), itemId(1), { sequenceNumber: 2 }),
      link(6, 'precedes', itemId(3), itemId(4)),
      link(7, 'precedes', itemId(4), itemId(5)),
      link(8, 'exactMatchOf', itemId(5), 'elsewhere-17', { notes: 'free identifier' }),
    ],
    CFDefinitions: {
      CFItemTypes: [],
      CFConcepts: null,
      CFLicenses: [{ identifier: DOCUMENT, title: 'CC0' }],
    },
    CFRubrics: [],
    'x-club': { since: 1990 },
    ...rest,
  };
}

export type Folder = {
  readonly path: (name: string) => string;
  readonly put: (name: string, content: unknown) => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** A folder for files of a test; text and bytes are written as they are, all else as JSON. */
export async function openFolder(): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), 'cairn-case-'));
  const path = (name: string) => join(root, name);
  return {
    path,
    put: async (name, content) => {
      const raw = typeof content === 'string' || content instanceof Uint8Array;
      await writeFile(path(name), raw ? content : JSON.stringify(content));
      return path(name);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

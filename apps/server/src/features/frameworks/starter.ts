import type { CaseAssociation, CaseItem, CasePackage } from '@cairn/standards/case';
import { type StarterFramework, type StarterItem, starterFrameworks } from '../../../../../content/index.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { Services } from '../../platform/services.ts';
import { associationId } from './case/element-id.ts';
import { type FrameworkRows, rowsFromCase } from './case/rows.ts';
import { type DescriptorInput, lockFramework, upsertDescriptors } from './queries/write.ts';
import { addCounts, type CaseCounts, writeFramework } from './write-framework.ts';

/** Starter content has no file that it could be exported from, so no time of its own is kept with it. */
const NO_TIME = '2000-01-01T00:00:00Z';

/**
 * Give a district the frameworks that ship with Cairn, in both languages, with their level descriptors. A repeat
 * changes nothing; a later version of the content updates in place; marks made by a person stay.
 * @returns how many records of each kind were created or updated
 */
export async function installStarterFrameworks(input: {
  readonly services: Services;
  readonly districtId: string;
  readonly now: Date;
}): Promise<{ created: CaseCounts; updated: CaseCounts }> {
  return inTransaction(input.services.database, input.districtId, async () => {
    let created = { CFDocuments: 0, CFItems: 0, CFAssociations: 0 };
    let updated = created;
    for (const starter of starterFrameworks) {
      const before = await lockFramework(starter.id);
      const marked = before?.rateable_basis === 'person' ? before.rateable_types : null;
      const counts = await writeFramework(starterRows(starter, marked), input.now);
      await upsertDescriptors(starter.items.flatMap(descriptorRows));
      created = addCounts(created, counts.created);
      updated = addCounts(updated, counts.updated);
    }
    return { created, updated };
  });
}

/** The rows of a starter framework: those of the package it would be, without a source, with its translations. */
export function starterRows(starter: StarterFramework, markedTypes: readonly string[] | null): FrameworkRows {
  const rows = rowsFromCase(starterPackage(starter), markedTypes);
  const items = new Map(starter.items.map((item) => [item.id, item]));
  return {
    framework: {
      ...rows.framework,
      code: starter.code,
      translations: { es: { title: starter.title.es } },
      subjects: [...starter.subjectMatch],
      source_document: null,
      source_definitions: null,
      source_rest: null,
    },
    competencies: rows.competencies.map((row) => {
      const item = items.get(row.id);
      return { ...row, source: null, translations: item === undefined ? {} : translationsOf(item) };
    }),
    edges: rows.edges.map((row, index) => ({
      ...row,
      position: row.kind === 'isChildOf' ? (items.get(row.from_id ?? '')?.order ?? index + 1) : row.position,
      source: null,
    })),
  };
}

function translationsOf({ title, statement, home }: StarterItem): unknown {
  return {
    ...(home === undefined ? {} : { en: { home: home.en } }),
    es: { title: title.es, statement: statement.es, ...(home === undefined ? {} : { home: home.es }) },
  };
}

function descriptorRows(item: StarterItem): DescriptorInput[] {
  return Object.entries(item.levels ?? {}).map(([level, text]) => ({
    competency_id: item.id,
    level: Number(level),
    statement: text.en,
    translations: { es: { statement: text.es } },
  }));
}

function starterPackage(starter: StarterFramework): CasePackage {
  const node = (identifier: string) => ({ identifier, uri: '', title: '' });
  const link = (kind: string, from: string, to: string, sequenceNumber: number): CaseAssociation => ({
    identifier: associationId(starter.id, kind, from, to),
    uri: '',
    associationType: kind,
    originNodeURI: node(from),
    destinationNodeURI: node(to),
    sequenceNumber,
    lastChangeDateTime: NO_TIME,
  });
  const items = starter.items.map(
    (item): CaseItem => ({
      identifier: item.id,
      uri: '',
      fullStatement: item.statement.en,
      abbreviatedStatement: item.title.en,
      humanCodingScheme: item.code,
      CFItemType: item.type,
      educationLevel: [...item.grades],
      lastChangeDateTime: NO_TIME,
    }),
  );
  return {
    CFDocument: {
      identifier: starter.id,
      uri: '',
      creator: 'Cairn',
      title: starter.title.en,
      lastChangeDateTime: NO_TIME,
    },
    CFItems: items,
    CFAssociations: [
      ...starter.items.map((item) => link('isChildOf', item.id, item.parent ?? starter.id, item.order)),
      ...starter.precedes.map(([from, to], index) => link('precedes', from, to, index + 1)),
    ],
  };
}

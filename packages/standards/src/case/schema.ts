import { z } from 'zod';

// CASE 1.0 and 1.1 (1EdTech, Final of 24 January 2025). Only what the standard requires is required here; optional
// fields are checked for their kind when they are there, and everything else passes through untouched.

/** The shape of a UUID. Versions and variants are not looked at: real frameworks carry made ones. */
const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Kinds of association of CASE 1.0 and 1.1; others begin with `ext:`. */
export const ASSOCIATION_TYPES = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const;

const KNOWN_TYPES: ReadonlySet<string> = new Set(ASSOCIATION_TYPES);

/** The code of a report stands in the parameters of the check, so that no text has to be interpreted. */
const checkedText = (holds: (text: string) => boolean, code: string, message: string) =>
  z.string().refine(holds, { params: { code }, message });

const uuid = checkedText(
  (text) => UUID.test(text),
  'case.uuid',
  'is not a UUID (8-4-4-4-12 hexadecimal digits)',
);
const dateTime = checkedText(
  (text) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)),
  'case.date_time',
  'is not a date and time (ISO 8601)',
);
const filled = checkedText((text) => text !== '', 'case.required', 'is required and empty');
const text = z.string().nullish();
const texts = z.array(z.string()).nullish();

const link = z.looseObject({ title: text, identifier: text, uri: text });
const node = z.looseObject({ title: text, identifier: filled, uri: z.string(), targetType: text });

const associationType = checkedText(
  (value) => KNOWN_TYPES.has(value) || /^ext:./.test(value),
  'case.enum',
  `is not a kind of association; use ${ASSOCIATION_TYPES.join(', ')}, or a word of your own that begins with ext:`,
);

/** `CFDocument` of a package. */
export const documentSchema = z.looseObject({
  identifier: uuid,
  uri: z.string(),
  creator: z.string(),
  title: filled,
  lastChangeDateTime: dateTime,
  frameworkType: text,
  caseVersion: text,
  officialSourceURL: text,
  publisher: text,
  description: text,
  subject: texts,
  subjectURI: z.array(link).nullish(),
  language: text,
  version: text,
  adoptionStatus: text,
  statusStartDate: text,
  statusEndDate: text,
  licenseURI: link.nullish(),
  notes: text,
});

/** An element of `CFItems`. */
export const itemSchema = z.looseObject({
  identifier: uuid,
  uri: z.string(),
  fullStatement: z.string(),
  lastChangeDateTime: dateTime,
  humanCodingScheme: text,
  abbreviatedStatement: text,
  alternativeLabel: text,
  listEnumeration: text,
  CFItemType: text,
  CFItemTypeURI: link.nullish(),
  educationLevel: texts,
  conceptKeywords: texts,
  conceptKeywordsURI: link.nullish(),
  subject: texts,
  subjectURI: z.array(link).nullish(),
  language: text,
  notes: text,
  licenseURI: link.nullish(),
  statusStartDate: text,
  statusEndDate: text,
});

/** An element of `CFAssociations`. */
export const associationSchema = z.looseObject({
  identifier: uuid,
  uri: z.string(),
  associationType,
  originNodeURI: node,
  destinationNodeURI: node,
  lastChangeDateTime: dateTime,
  sequenceNumber: z.int().nullish(),
  CFAssociationGroupingURI: link.nullish(),
  notes: text,
});

/** Concepts, subjects, licences, item types, groupings and rubrics: an identifier, all else as it comes. */
export const definitionSchema = z.looseObject({ identifier: uuid, title: text, uri: text });

export type CaseDocument = z.infer<typeof documentSchema>;
export type CaseItem = z.infer<typeof itemSchema>;
export type CaseAssociation = z.infer<typeof associationSchema>;
export type CaseDefinition = z.infer<typeof definitionSchema>;

export type CaseDefinitions = {
  readonly [kind: string]: unknown;
  readonly CFConcepts?: readonly CaseDefinition[] | null;
  readonly CFSubjects?: readonly CaseDefinition[] | null;
  readonly CFLicenses?: readonly CaseDefinition[] | null;
  readonly CFItemTypes?: readonly CaseDefinition[] | null;
  readonly CFAssociationGroupings?: readonly CaseDefinition[] | null;
};

/** A bare CASE package. Lists that the source leaves out stay out. */
export type CasePackage = {
  readonly [extension: string]: unknown;
  readonly CFDocument: CaseDocument;
  readonly CFItems?: readonly CaseItem[] | null;
  readonly CFAssociations?: readonly CaseAssociation[] | null;
  readonly CFDefinitions?: CaseDefinitions | null;
  readonly CFRubrics?: readonly CaseDefinition[] | null;
};

/** The items of a package, in file order. */
export const caseItems = (pack: CasePackage): readonly CaseItem[] => pack.CFItems ?? [];

/** The associations of a package, in file order. */
export const caseAssociations = (pack: CasePackage): readonly CaseAssociation[] => pack.CFAssociations ?? [];

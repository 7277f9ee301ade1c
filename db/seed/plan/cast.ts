import type { Plant } from '../simulator/index.ts';

/** A learner with a part to play. The index decides the grade: 0 is grade 1, 11 is grade 12, 12 is grade 1 again. */
type Part = {
  readonly index: number;
  readonly plants: readonly Plant[];
  readonly name?: { readonly given: string; readonly family: string };
};

/** The learner of the elementary school who is one of the demo sign-ins; a guardian reads Spanish. */
export const DEMO_ELEMENTARY_LEARNER = 3;
/** The learner of the middle school who is one of the demo sign-ins. */
export const DEMO_MIDDLE_LEARNER = 5;

/** Whom something is planted for. All lie below 40, so that a small district has every case too. */
export const CAST: readonly Part[] = [
  { index: DEMO_ELEMENTARY_LEARNER, plants: ['steady'], name: { given: 'Mateo', family: 'Monteluz' } },
  { index: DEMO_MIDDLE_LEARNER, plants: ['steady'], name: { given: 'Juniper', family: 'Vale' } },
  { index: 15, plants: ['gap'] },
  { index: 17, plants: ['gap'] },
  { index: 18, plants: ['gap'] },
  { index: 21, plants: ['gap'] },
  { index: 16, plants: ['absent'] },
  { index: 19, plants: ['absent'] },
  { index: 22, plants: ['absent'] },
  { index: 20, plants: ['late'] },
  { index: 28, plants: ['late'] },
  { index: 29, plants: ['late', 'behind'] },
  { index: 27, plants: ['double'] },
  { index: 30, plants: ['double', 'behind'] },
  { index: 34, plants: ['double'] },
  { index: 6, plants: ['stall'] },
  { index: 32, plants: ['stall'] },
  { index: 33, plants: ['stall'] },
  { index: 10, plants: ['corrected'] },
  { index: 26, plants: ['corrected'] },
  { index: 35, plants: ['corrected'] },
  { index: 4, plants: ['old'] },
  { index: 9, plants: ['old'] },
  { index: 23, plants: ['old'] },
  { index: 8, plants: ['fast'] },
  { index: 14, plants: ['none'] },
  { index: 31, plants: ['newcomer'] },
];

const PARTS = new Map(CAST.map((part) => [part.index, part]));

/** What is planted for the learner with this index; nothing for most. */
export const plantsOf = (index: number): readonly Plant[] => PARTS.get(index)?.plants ?? [];
/** The fixed name of a demo learner, or null. */
export const castName = (index: number) => PARTS.get(index)?.name ?? null;

/** Names of the staff and the guardian who are demo sign-ins; their family names occur nowhere else. */
export const DEMO_NAMES = {
  guardian: { given: 'Elena', family: 'Monteluz' },
  elementaryFacilitator: { given: 'Amara', family: 'Solbrook' },
  middleFacilitator: { given: 'Noa', family: 'Arden' },
  principal: { given: 'Tomás', family: 'Tarnby' },
  districtLeader: { given: 'Wanjiru', family: 'Highmoor' },
  it: { given: 'Dilan', family: 'Fenwater' },
} as const;

import { assignBands, buildPrerequisiteIndex } from '@cairn/domain/frameworks';
import type { StarterFramework } from '../../../content/index.ts';
import type { Subject, Track } from './model.ts';

type Pace = { readonly subject: Subject; readonly perWeek: number; readonly fromGrade: number };

/** How often each starter framework is rated. About 1.9 ratings in a school week and learner, all together. */
const PACES: ReadonlyMap<string, Pace> = new Map([
  ['CAIRN-MATH', { subject: 'mathematics', perWeek: 0.88, fromGrade: 1 }],
  ['CAIRN-ENG', { subject: 'english', perWeek: 0.62, fromGrade: 1 }],
  ['CAIRN-HABITS', { subject: 'advisory', perWeek: 0.42, fromGrade: 1 }],
  ['CAIRN-GRAD', { subject: 'advisory', perWeek: 0.15, fromGrade: 9 }],
]);

/** The starter frameworks as the simulator walks them; a framework without a pace is left out. */
export function simulatedTracks(frameworks: readonly StarterFramework[]): Track[] {
  return frameworks.flatMap((framework) => {
    const pace = PACES.get(framework.code);
    return pace === undefined ? [] : [trackOf(framework, pace)];
  });
}

function trackOf(framework: StarterFramework, pace: Pace): Track {
  const bands = assignBands(
    framework.items.map(({ id, parent, type, grades, order }) => ({
      id,
      parentId: parent,
      type,
      grades,
      order,
    })),
  );
  return {
    code: framework.code,
    ...pace,
    items: framework.items
      .filter(({ type }) => type === 'competency')
      .map(({ id, parent }) => ({ id, parentId: parent, band: bands.get(id) ?? null })),
    prerequisites: buildPrerequisiteIndex(framework.precedes.map(([from, to]) => ({ from, to }))),
  };
}

import type { SearchHit as FoundHit } from '@cairn/contract';

/** The address that a found thing opens: a learner's trail for those who may read it, else the person; a competency. */
export function hitAddress(hit: FoundHit, mayReadTrails: boolean): string {
  if (hit.kind === 'competency') return `/competencies/${hit.competency.id}`;
  const learner = hit.role === 'learner' || hit.role === null;
  return learner && mayReadTrails ? `/learners/${hit.person.id}/trail` : `/people/${hit.person.id}`;
}

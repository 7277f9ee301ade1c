import type { FrameworkRow } from './queries/trail.ts';

/**
 * The framework to open for a learner: the one with most evidence about them, else one whose subject is that
 * of a class they attend today, else the first. Null when the district has none.
 */
export function defaultFramework(
  frameworks: readonly FrameworkRow[],
  classSubjects: readonly string[],
): FrameworkRow | null {
  const most = frameworks.reduce<FrameworkRow | null>(
    (best, row) => (row.evidence_count > (best?.evidence_count ?? 0) ? row : best),
    null,
  );
  const attended = frameworks.find(({ subjects }) =>
    subjects.some((subject) => classSubjects.includes(subject.toLowerCase())),
  );
  return most ?? attended ?? frameworks[0] ?? null;
}

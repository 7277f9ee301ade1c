import type { CompetencyCard, Locale, StandingValue, StepReason, Trail } from '@cairn/contract';
import type { NextStep, NextStepReason } from '@cairn/domain/paths';
import { presentStanding } from '../evidence/index.ts';
import { type GraphCompetency, localized } from '../frameworks/index.ts';
import { presentPerson } from '../roster/index.ts';
import { pathItems } from './graph.ts';
import { labelOf } from './labels.ts';
import { choosePlaces, countPlaces } from './places.ts';
import type { Learner, Walk } from './walk.ts';

type Step = Trail['nextSteps'][number];

/** A framework's title in the reader's language. */
export function frameworkTitle(row: { title: string; translations: unknown }, locale: Locale): string {
  return localized(row, locale).title;
}

/** The trail as everybody reads it who may: ids, titles, values and reason codes; screens write the sentences. */
export function presentTrail(
  learner: Learner,
  walked: Walk | null,
  advice: Trail['advice'],
  locale: Locale,
): Trail {
  const titled = (row: Learner['frameworks'][number]) => ({ id: row.id, title: frameworkTitle(row, locale) });
  return {
    person: presentPerson(learner.person),
    framework: walked === null ? null : titled(walked.framework),
    frameworks: learner.frameworks.map((row) => ({ ...titled(row), evidenceCount: row.evidence_count })),
    advice,
    nextSteps: walked === null ? [] : presentSteps(walked, locale),
    counts: countPlaces(walked?.frontier ?? new Map()),
    places: walked === null ? [] : presentPlaces(walked, locale),
    band: walked === null ? null : bandLabel(walked),
  };
}

/** The suggested steps, best first, in the reader's language. */
export function presentSteps(walked: Walk, locale: Locale): Step[] {
  return walked.steps.flatMap((step) => {
    const item = walked.graph.byId.get(step.competencyId);
    return item === undefined ? [] : [presentStep(walked, step, item, locale)];
  });
}

function presentStep(walked: Walk, step: NextStep, item: GraphCompetency, locale: Locale): Step {
  const choice = walked.decisions.find(
    ({ competency_id, kind }) => competency_id === item.id && kind === 'chose_next_step',
  );
  return {
    ...card(item, locale),
    statement: localized(item, locale).statement,
    standing: standingOf(walked, item.id),
    reasons: step.reasons.map((reason) => presentReason(walked, reason, locale)),
    chosen: choice === undefined ? null : { at: choice.made_at.toISOString(), reason: choice.reason },
  };
}

function presentReason(walked: Walk, reason: NextStepReason, locale: Locale): StepReason {
  switch (reason.code) {
    case 'builds_on': {
      const before = walked.graph.byId.get(reason.competencyId);
      const title = before === undefined ? '' : localized(before, locale).title;
      return { code: 'builds_on', competencyId: reason.competencyId, title };
    }
    case 'needs_other_context':
      return { code: 'needs_other_context', seen: reason.seen.map((id) => contextLabel(walked, id, locale)) };
    default:
      return reason;
  }
}

function contextLabel({ contexts }: Walk, id: string, locale: Locale): string {
  const context = contexts.get(id);
  return labelOf(context?.context_label ?? '', context?.context_translations, locale);
}

function presentPlaces(walked: Walk, locale: Locale): Trail['places'] {
  const rows = [...walked.rows.values()];
  const chosen = choosePlaces({
    frontier: walked.frontier,
    achievedAt: new Map(
      rows.flatMap((row) =>
        row.achieved_at === null ? [] : [[row.competency_id, row.achieved_at.getTime()]],
      ),
    ),
    begun: new Set(rows.flatMap((row) => (row.scored_count > 0 ? [row.competency_id] : []))),
    steps: walked.steps.map(({ competencyId }) => competencyId),
  });
  return chosen.flatMap(({ id, status }) => {
    const item = walked.graph.byId.get(id);
    return item === undefined ? [] : [{ ...card(item, locale), status, standing: standingOf(walked, id) }];
  });
}

function standingOf({ rows }: Walk, id: string): StandingValue | null {
  const row = rows.get(id);
  return row === undefined ? null : presentStanding(row);
}

/** The framework's own band that the learner's grade lies in; the grade itself where no band holds it. */
function bandLabel({ graph, startBandRank: start, person }: Walk): string | null {
  if (start === null) return null;
  const within = pathItems(graph).find(
    ({ band }) => band !== null && band.rank <= start && start <= band.top,
  );
  return (within && graph.byId.get(within.id)?.bandLabel) ?? person.grade;
}

function card(item: GraphCompetency, locale: Locale): CompetencyCard {
  const { id, frameworkId, code, bandLabel: band } = item;
  return { id, frameworkId, code, title: localized(item, locale).title, band };
}

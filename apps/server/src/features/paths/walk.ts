import { gradeRank } from '@cairn/domain/frameworks';
import {
  type CompetencyStanding,
  type Frontier,
  type NextStep,
  openFrontier,
  rankNextSteps,
} from '@cairn/domain/paths';
import type { MasteryRule } from '@cairn/domain/proficiency';
import { readRule } from '../evidence/index.ts';
import { type FrameworkGraph, loadGraph } from '../frameworks/index.ts';
import { defaultFramework } from './framework-choice.ts';
import { pathItems } from './graph.ts';
import {
  type DecisionRow,
  type FactRow,
  type FrameworkRow,
  type LearnerRow,
  type StandingRow,
  selectDecisions,
  selectFrameworks,
  selectLearner,
  selectSettleFacts,
  selectStanding,
} from './queries/trail.ts';
import { settleAll, toCompetencyStanding } from './standing.ts';

/** A learner with the frameworks that they may walk in. */
export type Learner = { readonly person: LearnerRow; readonly frameworks: readonly FrameworkRow[] };

/** A learner's way through one framework, with everything that it was worked out from. */
export type Walk = {
  readonly person: LearnerRow;
  readonly framework: FrameworkRow;
  readonly rule: MasteryRule;
  readonly graph: FrameworkGraph;
  readonly startBandRank: number | null;
  readonly rows: ReadonlyMap<string, StandingRow>;
  readonly contexts: ReadonlyMap<string, Pick<FactRow, 'context_label' | 'context_translations'>>;
  readonly decisions: readonly DecisionRow[];
  readonly frontier: Frontier;
  readonly limit: number;
  readonly steps: readonly NextStep[];
};

/** The learner and the frameworks. Two statements; null when there is no such person here. */
export async function loadLearner(personId: string, now: Date): Promise<Learner | null> {
  const person = await selectLearner(personId, now);
  return person === null ? null : { person, frameworks: await selectFrameworks(personId) };
}

/** The framework asked for, or the learner's own; null when there is none such. */
export function frameworkOf(learner: Learner, frameworkId: string | undefined): FrameworkRow | null {
  if (frameworkId === undefined) return defaultFramework(learner.frameworks, learner.person.class_subjects);
  return learner.frameworks.find(({ id }) => id === frameworkId) ?? null;
}

/**
 * Work out the open frontier and the next steps from the ratings, the graph, the roster's grade and what
 * people decided. Three statements beside the graph's, whatever the number of competencies.
 * @param limit at most so many steps
 */
export async function walk(
  { person }: Learner,
  framework: FrameworkRow,
  now: Date,
  limit: number,
): Promise<Walk> {
  const rule = readRule(framework.rule_id, framework.rule_version, framework.rule);
  const graph = await loadGraph(framework.id);
  if (graph === null) throw new Error(`Framework ${framework.id} went away inside a transaction.`);
  const standingRows = await selectStanding(person.id, framework.id);
  const facts = await selectSettleFacts(person.id, framework.id);
  const decisions = await selectDecisions(person.id, framework.id);
  const settling = settleAll(facts, rule);
  const common = {
    items: pathItems(graph),
    prerequisites: graph.prerequisites,
    standing: new Map(
      standingRows.map((row): [string, CompetencyStanding] => [
        row.competency_id,
        toCompetencyStanding(row, settling.get(row.competency_id) ?? null),
      ]),
    ),
    startBandRank: person.grade === null ? null : gradeRank(person.grade),
    masteryLevel: rule.mastery.level,
  };
  const frontier = openFrontier({ ...common, decisions: assumptions(decisions) });
  return {
    person,
    framework,
    rule,
    graph,
    startBandRank: common.startBandRank,
    rows: new Map(standingRows.map((row) => [row.competency_id, row])),
    contexts: new Map(facts.flatMap((fact) => (fact.context_id === null ? [] : [[fact.context_id, fact]]))),
    decisions,
    frontier,
    limit,
    steps: rankNextSteps({ ...common, frontier, now: now.toISOString(), limit }),
  };
}

function assumptions(decisions: readonly DecisionRow[]): Map<string, 'assumed' | 'not_assumed'> {
  return new Map(
    decisions.flatMap(({ competency_id: id, kind }) =>
      kind === 'assumed' || kind === 'not_assumed' ? [[id, kind]] : [],
    ),
  );
}

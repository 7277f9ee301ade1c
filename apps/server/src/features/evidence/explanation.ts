import type { Explanation, Locale } from '@cairn/contract';
import {
  evaluate,
  type MasteryRule,
  nextScoreEffect,
  type ProficiencyResult,
  type RatingFact,
  type Settling,
  whatWouldSettle,
} from '@cairn/domain/proficiency';
import { LEVELS } from '@cairn/domain/scale';
import { instantMs } from '@cairn/domain/time';
import { AppError } from '../../platform/http/problem.ts';
import { localized, presentCompetency } from '../frameworks/index.ts';
import { presentPerson } from '../roster/index.ts';
import { readRule } from './mastery-rule.ts';
import { presentDescriptors, presentPiece, presentResult } from './present.ts';
import { selectDescribed } from './queries/competency.ts';
import { type PieceRow, selectPersonName, selectPieces } from './queries/pieces.ts';
import { lockPeople, type Pair, selectStored } from './queries/proficiency.ts';
import { selectRuledCompetencies } from './queries/references.ts';
import { differences, replay, toFact } from './replay.ts';

/** A context that no stored one equals: those are ids. */
const NEW_CONTEXT = 'a new context';

/**
 * How a level came to be (law 7): all ratings are read back, evaluated again by the very rule and version that
 * the stored result names (the framework's where nothing is stored), and compared with what is stored.
 * Five statements.
 * @param asOf where the person stood as known at this moment; null for now. `replayed` always speaks of now.
 * @throws AppError `not_found` when there is no such person or competency here
 */
export async function explainPair(pair: Pair, asOf: string | null, locale: Locale): Promise<Explanation> {
  const person = await selectPersonName(pair.personId);
  const [competency] = await selectDescribed([pair.competencyId]);
  const ruled = (await selectRuledCompetencies([pair.competencyId])).get(pair.competencyId);
  if (person === undefined || competency === undefined || ruled === undefined)
    throw new AppError('not_found');
  const { rows, facts, rule, replayed } = await readPair(pair, ruled.rule);
  const result = evaluate(rule, facts, asOf === null ? {} : { asOf });
  return {
    person: presentPerson(person),
    competency: {
      ...presentCompetency(competency, locale),
      statement: localized(competency, locale).statement,
      descriptors: presentDescriptors(competency.descriptors, locale),
    },
    asOf: asOf === null ? null : new Date(instantMs(asOf)).toISOString(),
    standing: presentResult(result),
    exact: result.exact,
    rule: presentRule(rule),
    pieces: presentPieces(rows, result),
    settle: presentSettling(whatWouldSettle(rule, facts, asOf === null ? {} : { asOf })),
    whatIf: whatIf(rule, knownBy(facts, asOf)),
    replayed,
  };
}

type ReadPair = {
  readonly rows: readonly PieceRow[];
  readonly facts: readonly RatingFact[];
  readonly rule: MasteryRule;
  readonly replayed: boolean;
};

/**
 * A pair's ratings with the rule of its stored result, and whether both agree. A rating may have been saved between
 * the two looks: where they differ, both are taken again while no other rating of the person can be saved.
 */
async function readPair(pair: Pair, current: MasteryRule): Promise<ReadPair> {
  const read = await readOnce(pair, current);
  if (read.replayed) return read;
  await lockPeople([pair.personId]);
  return readOnce(pair, current);
}

async function readOnce(pair: Pair, current: MasteryRule): Promise<ReadPair> {
  const [stored] = await selectStored([pair]);
  const rows = await selectPieces(pair);
  const facts = rows.map(toFact);
  const rule =
    stored === undefined ? current : readRule(stored.rule_id, stored.rule_version, stored.definition);
  const replayed = differences(stored ?? null, replay(rule, facts).values).length === 0;
  return { rows, facts, rule, replayed };
}

function presentRule(rule: MasteryRule): Explanation['rule'] {
  return {
    id: rule.id,
    version: rule.version,
    method: rule.method,
    last: rule.last,
    masteryLevel: rule.mastery.level,
    masteryCount: rule.mastery.count,
    masteryContexts: rule.mastery.contexts,
  };
}

function presentPieces(rows: readonly PieceRow[], result: ProficiencyResult): Explanation['pieces'] {
  const weights = new Map(result.used.map(({ ratingId, weight }) => [ratingId, weight]));
  const reasons = new Map(result.unused.map(({ ratingId, reason }) => [ratingId, reason]));
  return rows.map((row) => ({
    ...presentPiece(row),
    used: weights.has(row.id),
    weight: weights.get(row.id) ?? null,
    unusedBecause: reasons.get(row.id) ?? null,
  }));
}

function presentSettling(settling: Settling): Explanation['settle'] {
  return { kind: settling.kind, needed: settling.kind === 'mastered' ? null : settling.needed };
}

/** What one more score would do, for each level, were it shown in a new context. */
function whatIf(rule: MasteryRule, facts: readonly RatingFact[]): Explanation['whatIf'] {
  return LEVELS.map((level) => {
    const effect = nextScoreEffect(rule, facts, level, NEW_CONTEXT);
    return { level, leadsTo: effect.level, exact: effect.exact, mastered: effect.mastered };
  });
}

/** The ratings that had happened and had been entered at a moment. */
function knownBy(facts: readonly RatingFact[], asOf: string | null): readonly RatingFact[] {
  if (asOf === null) return facts;
  const moment = instantMs(asOf);
  return facts.filter((fact) => instantMs(fact.enteredAt) <= moment && instantMs(fact.happenedAt) <= moment);
}

import type { StandingValue } from '@cairn/contract';
import { presentResult } from './present.ts';
import {
  deleteProficiency,
  lockPeople,
  type Pair,
  type ProficiencyRow,
  selectFacts,
  upsertProficiency,
} from './queries/proficiency.ts';
import { type RuledCompetency, selectRuledCompetencies } from './queries/references.ts';
import { replay, toFact } from './replay.ts';

/** Pairs that are derived at once; a command's 60 x 50 ratings always fit in one. */
const PAIRS_AT_ONCE = 4_000;

/** The standings of pairs after deriving, by {@link pairKey}. */
export type Standings = ReadonlyMap<string, StandingValue>;

export function pairKey({ personId, competencyId }: Pair): string {
  return `${personId} ${competencyId}`;
}

/**
 * Derive and store where people stand from all their ratings, in the open transaction: lock the people, read
 * the facts, evaluate by the framework's rule, write. Pairs whose ratings are all withdrawn lose their row.
 * A constant number of statements for up to 4,000 pairs; more go in parts, in the order of people.
 * @param pairs repeats do not matter; ids in lower case
 */
export async function deriveProficiency(pairs: readonly Pair[], now: Date): Promise<Standings> {
  const competencyIds = [...new Set(pairs.map(({ competencyId }) => competencyId))];
  return deriveByRules(pairs, await selectRuledCompetencies(competencyIds), now);
}

/** As {@link deriveProficiency}, with the rules already read. */
export async function deriveByRules(
  pairs: readonly Pair[],
  competencies: ReadonlyMap<string, RuledCompetency>,
  now: Date,
): Promise<Standings> {
  const unique = [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()].sort((a, b) =>
    pairKey(a) < pairKey(b) ? -1 : 1,
  );
  const standings = new Map<string, StandingValue>();
  for (let at = 0; at < unique.length; at += PAIRS_AT_ONCE) {
    await derivePart(unique.slice(at, at + PAIRS_AT_ONCE), competencies, now, standings);
  }
  return standings;
}

async function derivePart(
  pairs: readonly Pair[],
  competencies: ReadonlyMap<string, RuledCompetency>,
  now: Date,
  standings: Map<string, StandingValue>,
): Promise<void> {
  await lockPeople([...new Set(pairs.map(({ personId }) => personId))]);
  const facts = Map.groupBy(await selectFacts(pairs), (row) =>
    pairKey({ personId: row.person_id, competencyId: row.competency_id }),
  );
  const rows: ProficiencyRow[] = [];
  const emptied: Pair[] = [];
  for (const pair of pairs) {
    const competency = competencies.get(pair.competencyId);
    if (competency === undefined) throw new Error(`No competency ${pair.competencyId} to derive on.`);
    const { rule, frameworkId } = competency;
    const { result, values } = replay(rule, (facts.get(pairKey(pair)) ?? []).map(toFact));
    standings.set(pairKey(pair), presentResult(result));
    if (values === null) emptied.push(pair);
    else
      rows.push({
        person_id: pair.personId,
        competency_id: pair.competencyId,
        framework_id: frameworkId,
        rule_id: rule.id,
        rule_version: rule.version,
        ...values,
      });
  }
  if (rows.length > 0) await upsertProficiency(rows, now);
  if (emptied.length > 0) await deleteProficiency(emptied);
}

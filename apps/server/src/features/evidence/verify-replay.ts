import { randomUUID } from 'node:crypto';
import { pairKey } from './derive.ts';
import { readRule } from './mastery-rule.ts';
import {
  type FactRow,
  lockPeople,
  type Pair,
  type StoredProficiency,
  selectFacts,
  selectSample,
  selectStored,
} from './queries/proficiency.ts';
import { selectRuledCompetencies } from './queries/references.ts';
import { differences, replay, toFact } from './replay.ts';

/** A pair whose stored row is not what its ratings give. `differs` names the values, or `row` when one is missing. */
export type ReplayMismatch = Pair & { readonly differs: readonly string[] };
export type ReplayCheck = { readonly checked: number; readonly mismatches: readonly ReplayMismatch[] };

const PAIRS_AT_ONCE = 500;

/**
 * Replay a sample of what is stored and compare (law 7), in the open transaction of a district.
 * @param limit most pairs of person and competency to look at
 * @param from where in the order of people to start; at random unless told. Goes on at the first person
 *   when the end is reached.
 */
export async function verifyReplay(limit: number, from: string = randomUUID()): Promise<ReplayCheck> {
  const found = await selectSample(from, limit);
  const wrapped =
    found.length < limit ? await selectSample('00000000-0000-0000-0000-000000000000', limit) : [];
  const pairs = [...new Map([...found, ...wrapped].map((pair) => [pairKey(pair), pair])).values()].slice(
    0,
    limit,
  );
  const suspects: ReplayMismatch[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE)
    suspects.push(...(await verifyPart(pairs.slice(at, at + PAIRS_AT_ONCE))));
  return { checked: pairs.length, mismatches: await verifyStill(suspects) };
}

/** A rating may have been saved between two looks, so what differed is looked at again with the people held. */
async function verifyStill(suspects: readonly Pair[]): Promise<ReplayMismatch[]> {
  if (suspects.length === 0) return [];
  await lockPeople([...new Set(suspects.map(({ personId }) => personId))]);
  return verifyPart(suspects);
}

async function verifyPart(pairs: readonly Pair[]): Promise<ReplayMismatch[]> {
  const keyOf = (row: { person_id: string; competency_id: string }) =>
    pairKey({ personId: row.person_id, competencyId: row.competency_id });
  const stored = new Map((await selectStored(pairs)).map((row) => [keyOf(row), row]));
  const facts = Map.groupBy(await selectFacts(pairs), keyOf);
  const current = await selectRuledCompetencies([...new Set(pairs.map(({ competencyId }) => competencyId))]);
  return pairs.flatMap((pair) => {
    const key = pairKey(pair);
    const rule = current.get(pair.competencyId)?.rule;
    const differs = compare(stored.get(key), facts.get(key) ?? [], rule);
    return differs.length === 0 ? [] : [{ ...pair, differs }];
  });
}

/** By the rule that the stored row names; the framework's of today where there is no row. */
function compare(
  stored: StoredProficiency | undefined,
  rows: readonly FactRow[],
  current: Parameters<typeof replay>[0] | undefined,
): readonly string[] {
  const rule =
    stored === undefined ? current : readRule(stored.rule_id, stored.rule_version, stored.definition);
  if (rule === undefined) return ['row'];
  return differences(stored ?? null, replay(rule, rows.map(toFact)).values);
}

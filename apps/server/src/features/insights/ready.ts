import type { LineSign, Locale } from '@cairn/contract';
import type { Settling } from '@cairn/domain/proficiency';
import { readRule } from '../evidence/index.ts';
import { labelOf, settleAll } from '../paths/index.ts';
import { type FactRow, selectFactsOf } from './queries/ratings.ts';
import { type CandidateRow, selectReadyCandidates, type TodayScope } from './queries/today-lines.ts';

export type ReadyLine = { readonly row: CandidateRow; readonly sign: LineSign };

/**
 * Who is ready to show something: one more score, in another kind of work or not, would settle it by the rule,
 * or the level stands at mastery without being mastered. One line a learner, the highest level first.
 * Two statements, whatever the number of learners.
 */
export async function findReady(scope: TodayScope, most: number, locale: Locale): Promise<ReadyLine[]> {
  const candidates = await selectReadyCandidates(scope);
  const facts = await selectFactsOf(candidates);
  const byPair = Map.groupBy(facts, pairKey);
  const labels = new Map(
    facts.flatMap(({ context_id: id, context_label: label, context_translations: translations }) =>
      id === null || label === null ? [] : [[id, labelOf(label, translations, locale)]],
    ),
  );
  const taken = new Set<string>();
  const ready: ReadyLine[] = [];
  for (const row of candidates) {
    if (taken.has(row.person_id)) continue;
    const rule = readRule(row.rule_id, row.rule_version, row.rule);
    const settling = settleAll(byPair.get(pairKey(row)) ?? [], rule).get(row.competency_id);
    const sign = settling === undefined ? null : signOf(settling, row, rule.mastery.level, labels);
    if (sign === null) continue;
    taken.add(row.person_id);
    ready.push({ row, sign });
  }
  return ready.slice(0, most);
}

function signOf(
  settling: Settling,
  { level }: CandidateRow,
  masteryLevel: number,
  labels: ReadonlyMap<string, string>,
): LineSign | null {
  if (settling.kind !== 'different_context' && settling.kind !== 'more_scores') return null;
  const seen = settling.seen.flatMap((id) => labels.get(id) ?? []);
  if (settling.needed === 1) {
    return settling.kind === 'different_context'
      ? { code: 'needs_other_context', seen }
      : { code: 'one_more_score', otherContext: settling.newContexts > 0, seen };
  }
  if (level === null || level < masteryLevel) return null;
  return { code: 'at_mastery_level', level, needed: settling.needed };
}

function pairKey(row: Pick<FactRow, 'person_id' | 'competency_id'>): string {
  return `${row.person_id} ${row.competency_id}`;
}

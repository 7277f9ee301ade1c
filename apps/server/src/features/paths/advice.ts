import { createHash } from 'node:crypto';
import type { Trail } from '@cairn/contract';
import { NEXT_STEPS_VERSION } from '@cairn/domain/paths';
import { newId } from '../../platform/ids.ts';
import { insertAdvice, selectAdviceByInputs } from './queries/decisions.ts';
import type { Walk } from './walk.ts';

type KeptAdvice = NonNullable<Trail['advice']>;

/**
 * Keep what the machine advises, as advice (law 10), and tell its id. The same advice from the same inputs is
 * kept once: a page that is only looked at again writes nothing. One statement, three when it is new.
 * Null when nothing is advised.
 */
export async function keepAdvice(walked: Walk, now: Date): Promise<KeptAdvice | null> {
  if (walked.steps.length === 0) return null;
  const inputs = inputsOf(walked);
  const personId = walked.person.id;
  const output = {
    steps: walked.steps.map(({ competencyId, score, terms, reasons }) => ({
      competencyId,
      score,
      terms,
      reasons,
    })),
  };
  // Days since a rating grow every day: what is advised and why makes the advice, not the size of its terms.
  const told = walked.steps.map(({ competencyId, reasons }) => [
    competencyId,
    reasons.map(({ code }) => code),
  ]);
  const digest = sha256([inputs, told]);
  const kept =
    (await selectAdviceByInputs(personId, digest)) ??
    (await insertAdvice({
      id: newId(now),
      personId,
      frameworkId: walked.framework.id,
      version: NEXT_STEPS_VERSION,
      digest,
      inputs,
      output,
      madeAt: now,
    })) ??
    (await selectAdviceByInputs(personId, digest));
  return kept === null ? null : { id: kept.id, version: kept.version, madeAt: kept.made_at.toISOString() };
}

/** Ids, versions and fingerprints: with the append-only ratings up to `made_at`, enough to work it out again. */
function inputsOf({ framework, rows, decisions, frontier, startBandRank, limit }: Walk) {
  const standing = [...rows.values()].map((row) => [
    row.competency_id,
    row.level,
    row.mastered,
    row.scored_count,
    row.last_state,
    row.last_happened_at.toISOString(),
    row.rule_version,
  ]);
  const places = [...frontier].map(([id, { status }]) => [id, status]);
  return {
    version: NEXT_STEPS_VERSION,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    ruleId: framework.rule_id,
    ruleVersion: framework.rule_version,
    startBandRank,
    limit,
    standing: { count: standing.length, digest: sha256(standing).toString('hex') },
    decisionIds: decisions.map(({ id }) => id),
    frontier: { count: places.length, digest: sha256(places).toString('hex') },
  };
}

function sha256(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}

import { db, districtId } from '../../../platform/db/transaction.ts';

export type AdviceRow = { id: string; version: string; made_at: Date };
export type NewAdvice = {
  id: string;
  personId: string;
  frameworkId: string;
  version: string;
  digest: Buffer;
  inputs: unknown;
  output: unknown;
  madeAt: Date;
};

/** The advice that these inputs led to before; null when it is new. */
export async function selectAdviceByInputs(personId: string, digest: Buffer): Promise<AdviceRow | null> {
  const row = await db()
    .selectFrom('advice')
    .where('district_id', '=', districtId())
    .where('person_id', '=', personId)
    .where('kind', '=', 'next_steps')
    .where('inputs_digest', '=', digest)
    .select(['id', 'version', 'made_at'])
    .executeTakeFirst();
  return row ?? null;
}

/** Keep new advice. Null when another request kept the same at this moment. */
export async function insertAdvice(advice: NewAdvice): Promise<AdviceRow | null> {
  const row = await db()
    .insertInto('advice')
    .values({
      district_id: districtId(),
      id: advice.id,
      person_id: advice.personId,
      framework_id: advice.frameworkId,
      kind: 'next_steps',
      version: advice.version,
      inputs_digest: advice.digest,
      inputs: JSON.stringify(advice.inputs),
      output: JSON.stringify(advice.output),
      made_at: advice.madeAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'person_id', 'kind', 'inputs_digest']).doNothing(),
    )
    .returning(['id', 'version', 'made_at'])
    .executeTakeFirst();
  return row ?? null;
}

/** True when this advice was given about this person. */
export async function adviceExists(adviceId: string, personId: string): Promise<boolean> {
  const row = await db()
    .selectFrom('advice')
    .where('district_id', '=', districtId())
    .where('id', '=', adviceId)
    .where('person_id', '=', personId)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewDecision = {
  id: string;
  personId: string;
  competencyId: string;
  kind: 'assumed' | 'not_assumed' | 'chose_next_step';
  decidedBy: string;
  decider: 'learner' | 'facilitator';
  adviceId: string | null;
  madeAt: Date;
  reason: string | null;
  salt: Buffer;
  digest: Buffer;
};

/** Write a decision and its erasable text. False when a decision with this id is there already. */
export async function insertDecision(decision: NewDecision): Promise<boolean> {
  const row = await db()
    .insertInto('decision')
    .values({
      district_id: districtId(),
      id: decision.id,
      person_id: decision.personId,
      competency_id: decision.competencyId,
      kind: decision.kind,
      decided_by: decision.decidedBy,
      decider: decision.decider,
      advice_id: decision.adviceId,
      made_at: decision.madeAt,
      payload_digest: decision.digest,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await db()
    .insertInto('decision_payload')
    .values({
      district_id: districtId(),
      decision_id: decision.id,
      reason: decision.reason,
      salt: decision.salt,
    })
    .execute();
  return true;
}

import { DEFAULT_MASTERY_RULE } from '@cairn/domain/proficiency';
import { defaultScale } from '../../../../../../content/index.ts';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** The scale and the rule that a framework gets until a person chooses others. */
export type Defaults = { readonly scaleId: string; readonly ruleId: string; readonly ruleVersion: number };

/** Get the district's default scale and mastery rule, or make them. Two statements. */
export async function ensureDefaults(now: Date): Promise<Defaults> {
  await db()
    .insertInto('proficiency_scale')
    .values({
      district_id: districtId(),
      id: defaultScale.id,
      name: defaultScale.title.en,
      definition: JSON.stringify(defaultScale),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id: ruleId, version: ruleVersion } = DEFAULT_MASTERY_RULE;
  await db()
    .insertInto('mastery_rule')
    .values({
      district_id: districtId(),
      id: ruleId,
      version: ruleVersion,
      definition: JSON.stringify(DEFAULT_MASTERY_RULE),
      adopted_at: now,
      adopted_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { scaleId: defaultScale.id, ruleId, ruleVersion };
}

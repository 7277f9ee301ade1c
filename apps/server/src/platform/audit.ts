import { db, districtId } from './db/transaction.ts';
import { newId } from './ids.ts';
import type { Actor } from './policy/policy.ts';

/** Everything that leaves an audit line. Details hold ids, counts and closed values, never text about people. */
export type AuditAction =
  | 'rating.written'
  | 'rating.corrected'
  | 'choice.made'
  | 'assumption.decided'
  | 'framework.types_marked'
  | 'sign_in_link.made'
  | 'sign_in_link.used'
  | 'person.signed_in'
  | 'person.signed_out'
  | 'district.made'
  | 'administrator.made'
  | 'import.finished'
  | 'demographics.read';

export type AuditLine = {
  readonly action: AuditAction;
  readonly actor: Pick<Actor, 'personId' | 'accountId'> | null;
  readonly resource: { readonly kind: string; readonly id: string | null };
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Write one audit line in the open transaction, so that the change and its trace stand or fall together. */
export async function audit(now: Date, line: AuditLine): Promise<void> {
  await db()
    .insertInto('audit')
    .values({
      district_id: districtId(),
      id: newId(now),
      at: now,
      actor_id: line.actor?.personId ?? null,
      account_id: line.actor?.accountId ?? null,
      action: line.action,
      resource_kind: line.resource.kind,
      resource_id: line.resource.id,
      detail: JSON.stringify(line.detail ?? {}),
    })
    .execute();
}

import type { Endpoints } from '@cairn/contract';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { afterCommit, districtId } from '../../platform/db/transaction.ts';
import { once } from '../../platform/http/once.ts';
import { AppError } from '../../platform/http/problem.ts';
import { sealPayload } from '../../platform/payload.ts';
import type { Actor } from '../../platform/policy/policy.ts';
import type { Services } from '../../platform/services.ts';
import { adviceExists, insertDecision, type NewDecision } from './queries/decisions.ts';
import { selectCompetency } from './queries/named.ts';
import { MOST_STEPS } from './service.ts';
import { frameworkOf, loadLearner, type Walk, walk } from './walk.ts';

type Body<Id extends 'trail.choose' | 'assumption.decide'> = z.output<NonNullable<Endpoints[Id]['body']>>;
type Command<Id extends 'trail.choose' | 'assumption.decide'> = {
  readonly personId: string;
  readonly body: Body<Id>;
  readonly actor: Actor;
  readonly services: Services;
  readonly now: Date;
};
type Decided = { readonly id: string; readonly competencyId: string };

/**
 * Choose a next step for a learner: their own choice, or a facilitator's for them. Answers a repeat of the same
 * command with the first answer.
 * @throws AppError `unknown_reference` (no such competency; advice that was not given to this person),
 *   `rule_broken` (not open, not begun, or mastered already), `command_reused`
 */
export function choose(command: Command<'trail.choose'>): Promise<Decided> {
  const { personId, body, actor, now } = command;
  return decideOnce('trail.choose', command, async () => {
    const walked = await walkTo(personId, body.competencyId, now);
    if (body.adviceId !== null && !(await adviceExists(body.adviceId, personId)))
      throw unknown('adviceId', 'This advice was not given to this person.');
    if (!mayChoose(walked, body.competencyId))
      throw new AppError('rule_broken', undefined, [
        { name: 'competencyId', reason: 'This is neither open nor begun for this person.', code: 'not_open' },
      ]);
    const decider = actor.personId === personId ? 'learner' : 'facilitator';
    return write(command, { kind: 'chose_next_step', decider, adviceId: body.adviceId });
  });
}

/**
 * Say that a competency is, or is not, to be taken as known without evidence. Evidence speaks louder: a score
 * ends an assumption, and nothing that is mastered is taken away.
 * @throws AppError `unknown_reference` (no such competency), `command_reused`
 */
export function decideAssumption(command: Command<'assumption.decide'>): Promise<Decided> {
  const { body } = command;
  return decideOnce('assumption.decide', command, async () => {
    if ((await selectCompetency(body.competencyId)) === null) throw unknownCompetency();
    const kind = body.assumed ? 'assumed' : 'not_assumed';
    return write(command, { kind, decider: 'facilitator', adviceId: null });
  });
}

function decideOnce<Id extends 'trail.choose' | 'assumption.decide'>(
  route: Id,
  { personId, body, actor, now }: Command<Id>,
  work: () => Promise<Decided>,
): Promise<Decided> {
  const request = { personId, body };
  return once({ id: body.commandId, route, personId: actor.personId, request, now }, work);
}

async function walkTo(personId: string, competencyId: string, now: Date): Promise<Walk> {
  const competency = await selectCompetency(competencyId);
  const learner = competency === null ? null : await loadLearner(personId, now);
  if (competency === null || learner === null) throw unknownCompetency();
  const framework = frameworkOf(learner, competency.framework_id);
  if (framework === null) throw unknownCompetency();
  return walk(learner, framework, now, MOST_STEPS);
}

function mayChoose({ frontier, rows }: Walk, competencyId: string): boolean {
  const row = rows.get(competencyId);
  const begun =
    row !== undefined && !row.mastered && (row.scored_count > 0 || row.last_state === 'in_progress');
  return begun || frontier.get(competencyId)?.status === 'open';
}

async function write(
  { personId, body, actor, services, now }: Command<'trail.choose' | 'assumption.decide'>,
  decided: Pick<NewDecision, 'kind' | 'decider' | 'adviceId'>,
): Promise<Decided> {
  const { id, competencyId } = body;
  const reason = body.reason === '' ? null : body.reason;
  const written = await insertDecision({
    ...decided,
    ...sealPayload({ reason }),
    id,
    personId,
    competencyId,
    decidedBy: actor.personId,
    madeAt: now,
    reason,
  });
  if (!written) throw new AppError('command_reused', 'This id already belongs to another decision.');
  await audit(now, {
    action: decided.kind === 'chose_next_step' ? 'choice.made' : 'assumption.decided',
    actor,
    resource: { kind: 'decision', id },
    detail: { personId, competencyId, kind: decided.kind, decider: decided.decider },
  });
  const district = districtId();
  afterCommit(() => services.live.publish({ districtId: district, kind: 'decision', personId }));
  return { id, competencyId };
}

function unknownCompetency(): AppError {
  return unknown('competencyId', 'There is no such competency that can be rated here.');
}

function unknown(name: string, reason: string): AppError {
  return new AppError('unknown_reference', undefined, [{ name, reason, code: 'unknown' }]);
}

import type { RatingResult } from '@cairn/contract';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { afterCommit, districtId } from '../../platform/db/transaction.ts';
import { once } from '../../platform/http/once.ts';
import type { InvalidField } from '../../platform/http/problem.ts';
import type { Actor } from '../../platform/policy/policy.ts';
import type { Services } from '../../platform/services.ts';
import { loadClass } from '../roster/index.ts';
import { ensureContexts } from './contexts.ts';
import { deriveByRules, pairKey } from './derive.ts';
import { evidenceRows, type NewEvidence, ratingRows } from './evidence-rows.ts';
import { NO_EVIDENCE } from './present.ts';
import { insertEvidence, insertRatings } from './queries/insert.ts';
import { type RuledCompetency, selectRuledCompetencies } from './queries/references.ts';
import { type Command, refuseRepeats, withoutClock } from './rating-command.ts';
import { refuseFields, refusing } from './refusals.ts';
import { type EvidenceTimes, refusedTime, timesOf } from './times.ts';

type Answer = z.input<typeof RatingResult>;
export type Writing = {
  readonly actor: Actor;
  readonly services: Pick<Services, 'live'>;
  readonly now: Date;
};

/**
 * Rate evidence of one or many people, all or nothing: the evidence and its ratings are added, and where each
 * person stands on each touched competency is derived in the same transaction. The number of statements does
 * not depend on how many people are rated.
 * @throws AppError `unknown_reference`, `rule_broken` with the fields; `command_reused` when an id is taken
 */
export function writeRatings(writing: Writing, command: Command): Promise<Answer> {
  const { actor, now } = writing;
  const work = () => write(writing, command);
  return once(
    {
      id: command.commandId,
      route: 'rating.write',
      personId: actor.personId,
      request: withoutClock(command),
      now,
    },
    work,
  );
}

async function write({ actor, services, now }: Writing, command: Command): Promise<Answer> {
  refuseRepeats(command);
  const competencies = await checkReferences(actor, command, now);
  const evidence = await toEvidence(actor, command, now);
  await refusing(insertEvidence(evidenceRows(evidence)));
  await refusing(insertRatings(ratingRows(evidence)));
  const saved = evidence.flatMap(({ id, personId, ratings }) =>
    ratings.map((rating) => ({
      ratingId: rating.id,
      evidenceId: id,
      personId,
      competencyId: rating.competencyId,
    })),
  );
  const standings = await deriveByRules(saved, competencies, now);
  const people = [...new Set(evidence.map(({ personId }) => personId))];
  await audit(now, {
    action: 'rating.written',
    actor,
    resource: { kind: 'command', id: command.commandId },
    detail: {
      evidence: evidence.length,
      ratings: saved.length,
      people: people.length,
      competencies: competencies.size,
      classId: command.classId ?? null,
    },
  });
  publishStandings(services, people);
  return {
    saved: saved.map((rating) => ({ ...rating, standing: standings.get(pairKey(rating)) ?? NO_EVIDENCE })),
  };
}

/** Tell open pages, after the commit, that these people's standing changed. */
export function publishStandings(services: Pick<Services, 'live'>, people: readonly string[]): void {
  const district = districtId();
  afterCommit(() => {
    for (const personId of people)
      services.live.publish({ kind: 'standing', districtId: district, personId });
  });
}

/** Every competency exists here, is in use and can be rated; the class, when named, is one the rater teaches. */
async function checkReferences(
  actor: Actor,
  command: Command,
  now: Date,
): Promise<ReadonlyMap<string, RuledCompetency>> {
  const named = command.evidence.flatMap(({ ratings }, i) =>
    ratings.map(({ competencyId }, j) => ({
      competencyId,
      name: `body.evidence.${i}.ratings.${j}.competencyId`,
    })),
  );
  const competencies = await selectRuledCompetencies([
    ...new Set(named.map(({ competencyId }) => competencyId)),
  ]);
  const unknown: InvalidField[] = named
    .filter(({ competencyId }) => competencies.get(competencyId)?.active !== true)
    .map(({ name }) => ({ name, reason: 'names no competency in use here', code: 'unknown' }));
  if (command.classId !== undefined) {
    const known = await loadClass(actor, command.classId, now);
    if (known?.relations.has('teaches') !== true)
      unknown.push({ name: 'body.classId', reason: 'names no class that you teach', code: 'unknown' });
  }
  refuseFields('unknown_reference', unknown);
  refuseFields(
    'rule_broken',
    named
      .filter(({ competencyId }) => competencies.get(competencyId)?.rateable !== true)
      .map(({ name }) => ({
        name,
        reason: 'this item of the framework is not one that is rated',
        code: 'not_rateable',
      })),
  );
  return competencies;
}

async function toEvidence(actor: Actor, command: Command, now: Date): Promise<NewEvidence[]> {
  const timed = command.evidence.map((piece) => ({ piece, times: timesOf(piece, now) }));
  refuseFields(
    'rule_broken',
    timed.flatMap(({ times }, i): InvalidField[] => {
      const code = refusedTime(times.happenedAt, now);
      const reason = code === 'before_1990' ? 'lies before 1990' : 'lies in the future';
      return code === null ? [] : [{ name: `body.evidence.${i}.happenedAt`, reason, code }];
    }),
  );
  const contexts = await ensureContexts(
    command.evidence.flatMap(({ context }) => context ?? []),
    now,
  );
  return timed.map(({ piece, times }) => ({
    ...times,
    ...toRow(piece, actor),
    classId: command.classId ?? null,
    contextId: contexts.get(piece.context ?? '') ?? null,
    enteredAt: now,
  }));
}

function toRow(
  piece: Command['evidence'][number],
  { personId: raterId }: Actor,
): Omit<NewEvidence, keyof EvidenceTimes | 'classId' | 'contextId' | 'enteredAt'> {
  return {
    id: piece.id,
    personId: piece.personId,
    kind: piece.kind,
    purpose: piece.purpose,
    place: piece.place,
    demand: piece.demand ?? null,
    enteredBy: raterId,
    title: piece.title ?? null,
    note: piece.note ?? null,
    ratings: piece.ratings.map(({ id, competencyId, state, level, comment }) => ({
      id,
      competencyId,
      state,
      level,
      raterId,
      comment: comment ?? null,
    })),
  };
}

import type { endpoints, RatingResult } from '@cairn/contract';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { once } from '../../platform/http/once.ts';
import { AppError } from '../../platform/http/problem.ts';
import { deriveProficiency, pairKey } from './derive.ts';
import { sealed, stored } from './evidence-rows.ts';
import { NO_EVIDENCE } from './present.ts';
import { insertCorrection } from './queries/insert.ts';
import { refusing } from './refusals.ts';
import { publishStandings, type Writing } from './write-ratings.ts';

type Body = z.output<NonNullable<(typeof endpoints)['rating.correct']['body']>>;
type Answer = z.input<typeof RatingResult>;

/**
 * Correct or withdraw a rating (law 6): a new row points at the former one, which stays. Whoever may correct
 * ratings of the person may correct this one; a correction may be corrected in its turn, and a withdrawal by
 * a score brings the rating back.
 * @throws AppError `already_corrected` when another correction of it came first; `command_reused` when the id is taken
 */
export function correctRating(writing: Writing, corrects: string, body: Body): Promise<Answer> {
  const { actor, now } = writing;
  return once(
    {
      id: body.commandId,
      route: 'rating.correct',
      personId: actor.personId,
      request: { corrects, body },
      now,
    },
    () => correct(writing, corrects, body),
  );
}

async function correct({ actor, services, now }: Writing, corrects: string, body: Body): Promise<Answer> {
  const text = { comment: stored(body.comment) };
  const former = await refusing(
    insertCorrection({
      id: body.id,
      corrects,
      state: body.state,
      level: body.level,
      raterId: actor.personId,
      enteredAt: now,
      ...text,
      ...sealed(text),
    }),
  );
  if (former === undefined) throw new AppError('not_found');
  const pair = { personId: former.person_id, competencyId: former.competency_id };
  const standings = await deriveProficiency([pair], now);
  await audit(now, {
    action: 'rating.corrected',
    actor,
    resource: { kind: 'rating', id: corrects },
    detail: { correction: body.id, state: body.state, personId: pair.personId },
  });
  publishStandings(services, [pair.personId]);
  const standing = standings.get(pairKey(pair)) ?? NO_EVIDENCE;
  return { saved: [{ ratingId: body.id, evidenceId: former.evidence_id, ...pair, standing }] };
}

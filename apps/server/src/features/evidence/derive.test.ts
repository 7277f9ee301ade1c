import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementCount } from '../../platform/db/transaction.ts';
import { type Classroom, nth, openClassroom, within } from './classroom.fixture.ts';
import { ensureContexts } from './contexts.ts';
import { deriveProficiency } from './derive.ts';
import { evidenceRows, type NewEvidence, ratingRows } from './evidence-rows.ts';
import { insertEvidence, insertRatings } from './queries/insert.ts';
import { verifyReplay } from './verify-replay.ts';

const PIECES = 4_000;
let room: Classroom;
beforeAll(async () => {
  room = await openClassroom(40);
});
afterAll(() => room.test.close());

function year(contextId: string): NewEvidence[] {
  const now = room.test.services.clock.now();
  return Array.from({ length: PIECES }, (_, i) => {
    const happenedAt = new Date(now.getTime() - (i + 1) * 60_000);
    return {
      id: randomUUID(),
      personId: nth(room.learners, i % 40).id,
      classId: room.classId,
      contextId,
      kind: 'work',
      purpose: 'formative',
      place: 'in_school',
      demand: 'reason',
      happenedAt,
      deviceTime: null,
      clockOffsetMs: null,
      enteredAt: happenedAt,
      enteredBy: room.teacher.id,
      title: `Piece ${i}`,
      note: null,
      ratings: [
        {
          id: randomUUID(),
          competencyId: nth(room.competencies, Math.floor(i / 40) % 4),
          state: 'scored',
          level: (i % 9) / 2,
          raterId: room.teacher.id,
          comment: null,
        },
      ],
    };
  });
}

describe('much evidence at once', () => {
  it('is derived in four statements, and replays', async () => {
    const now = room.test.services.clock.now();
    await within(room, async () => {
      const contexts = await ensureContexts(['Quiz'], now);
      const evidence = year(contexts.get('Quiz') ?? '');
      await insertEvidence(evidenceRows(evidence));
      await insertRatings(ratingRows(evidence));
      const before = statementCount();
      const standings = await deriveProficiency(
        evidence.flatMap(({ personId, ratings }) =>
          ratings.map(({ competencyId }) => ({ personId, competencyId })),
        ),
        now,
      );
      expect(standings.size).toBe(160);
      expect(statementCount() - before).toBe(4);
    });
    const [row] = await room.test.database.asOwner<{ n: number; pairs: number }>(
      'select count(*)::int as n, (select count(*)::int from cairn.proficiency) as pairs from cairn.rating',
    );
    expect(row).toEqual({ n: PIECES, pairs: 160 });
    expect(await within(room, () => verifyReplay(1_000))).toEqual({ checked: 160, mismatches: [] });
  });

  it('derives nothing from nothing', async () => {
    expect((await within(room, () => deriveProficiency([], new Date(0)))).size).toBe(0);
  });
});

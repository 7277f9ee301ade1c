import { randomUUID } from 'node:crypto';
import { evaluate } from '@cairn/domain/proficiency';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classroom, command, nth, openClassroom, piece, within } from './classroom.fixture.ts';
import { readRule } from './mastery-rule.ts';
import { selectFacts, selectStored } from './queries/proficiency.ts';
import { toFact } from './replay.ts';
import { verifyReplay } from './verify-replay.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom(2);
});
afterAll(() => room.test.close());

const states = ['missed', 'excused', 'not_attempted', 'in_progress', 'unreadable'] as const;
const value = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 8 }).map((halves) => halves / 2) },
  fc.constantFrom(...states),
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rate' as const),
      who: fc.nat(1),
      hoursAgo: fc.integer({ min: 0, max: 40 }),
      context: fc.constantFrom('Quiz', 'Project', undefined),
      value,
    }),
  },
  fc.record({
    kind: fc.constant('correct' as const),
    which: fc.nat(),
    value: fc.oneof(
      { weight: 1, arbitrary: value },
      { weight: 1, arbitrary: fc.constant('withdrawn' as const) },
    ),
  }),
);
const read = (given: number | (typeof states)[number] | 'withdrawn') =>
  typeof given === 'number' ? { state: 'scored' as const, level: given } : { state: given, level: null };

describe('after whatever was rated and corrected', () => {
  it('what is stored is what a fresh replay gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const competencyId = await room.test.build.competency(room.district, room.frameworkId);
        const open: string[] = [];
        for (const one of steps) {
          if (one.kind === 'correct') await correct(open, one.which, one.value);
          else {
            const { state, level } = read(one.value);
            if (state === 'withdrawn') continue;
            const now = room.test.services.clock.now().getTime();
            const body = command(
              piece(nth(room.learners, one.who).id, competencyId, {
                state,
                level,
                happenedAt: new Date(now - one.hoursAgo * 3_600_000).toISOString(),
                ...(one.context === undefined ? {} : { context: one.context }),
              }),
            );
            const answer = await room.test.call('rating.write', room.cookie, { body });
            expect(answer.status).toBe(200);
            open.push(nth(answer.data.saved, 0).ratingId);
          }
        }
        await expectReplays(competencyId);
      }),
      { numRuns: 15 },
    );
    expect(await within(room, () => verifyReplay(500))).toMatchObject({ mismatches: [] });
  });

  async function correct(open: string[], which: number, given: Parameters<typeof read>[0]): Promise<void> {
    if (open.length === 0) return;
    const at = which % open.length;
    const answer = await room.test.call('rating.correct', room.cookie, {
      params: { ratingId: nth(open, at) },
      body: { commandId: randomUUID(), id: randomUUID(), ...read(given) },
    });
    expect(answer.status).toBe(200);
    open.splice(at, 1, nth(answer.data.saved, 0).ratingId);
  }

  /** By the domain and the rows alone, not by the code that stored them. */
  async function expectReplays(competencyId: string): Promise<void> {
    for (const { id: personId } of room.learners) {
      const pair = { personId, competencyId };
      const [stored, facts] = await within(
        room,
        async () => [await selectStored([pair]), await selectFacts([pair])] as const,
      );
      const row = stored[0];
      if (row === undefined) {
        const corrected = new Set(facts.map(({ corrects }) => corrects));
        expect(facts.filter(({ id, state }) => !corrected.has(id) && state !== 'withdrawn')).toEqual([]);
        continue;
      }
      const result = evaluate(readRule(row.rule_id, row.rule_version, row.definition), facts.map(toFact));
      expect(row).toMatchObject({
        level: result.level,
        exact: result.exact,
        mastered: result.mastered,
        achieved_at: result.achievedAt,
        scored_count: result.scoredCount,
        context_count: result.contexts.length,
        sufficient: result.sufficient,
        last_state: result.lastState,
        last_happened_at: result.lastHappenedAt,
        used_rating_ids: result.used.map(({ ratingId }) => ratingId),
      });
    }
  }
});

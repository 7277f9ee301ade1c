import { prerequisitesOf } from '@cairn/domain/frameworks';
import { seededRandom } from '@cairn/domain/random';
import { EVIDENCE_STATES, isLevel } from '@cairn/domain/scale';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { starterFrameworks } from '../../../content/index.ts';
import { demoCalendar } from '../calendar.ts';
import { type LearnerSpec, type Plant, simulatedTracks, simulateLearner, WORK_CONTEXTS } from './index.ts';

/** Second ratings and corrections may lower afterwards what had opened the way. */
const EARLY_AT_MOST = 0.02;
const NOW = new Date('2026-11-20T19:00:00Z');
const tracks = simulatedTracks(starterFrameworks);
const worldAt = (now: Date, seed = 'cedar') => ({
  random: seededRandom(seed),
  calendar: demoCalendar(now),
  tracks,
  easyGrades: (grade: number) => grade >= 6 && grade <= 8,
});
const world = worldAt(NOW);
const plain = (index: number): LearnerSpec => ({ key: String(index), grade: (index % 12) + 1, plants: [] });
const all = Array.from({ length: 240 }, (_, index) => ({
  spec: plain(index),
  pieces: simulateLearner(world, plain(index)),
}));
const planted = (plant: Plant, grade = 7, now = NOW) =>
  simulateLearner(worldAt(now), { key: `planted ${plant}`, grade, plants: [plant] });

describe('the simulated year of evidence', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(simulateLearner(worldAt(NOW), plain(7))).toEqual(all[7]?.pieces);
    expect(simulateLearner(worldAt(NOW, 'larch'), plain(7))).not.toEqual(all[7]?.pieces);
  });

  it('has each learner on a stream of their own: the order and number of learners change nothing', () => {
    const other = worldAt(NOW);
    for (const index of [30, 2, 11]) {
      expect(simulateLearner(other, plain(index))).toEqual(all[index]?.pieces);
    }
  });

  it('holds closed values, levels of the scale and times in order, at any moment', () => {
    const moments = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2029-01-01'),
      noInvalidDate: true,
    });
    const contexts = new Set(WORK_CONTEXTS.map(({ key }) => key));
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 12 }), fc.nat(1000), (now, grade, key) => {
        const pieces = simulateLearner(worldAt(now), { key: String(key), grade, plants: [] });
        const ids = pieces.flatMap((piece) => [piece.id, ...piece.ratings.map(({ id }) => id)]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const piece of pieces) {
          expect(contexts).toContain(piece.context);
          expect(piece.happenedAt.getTime()).toBeLessThanOrEqual(piece.enteredAt.getTime());
          expect(piece.ratings.length).toBeGreaterThan(0);
          for (const rating of piece.ratings) {
            expect([...EVIDENCE_STATES, 'withdrawn']).toContain(rating.state);
            expect(rating.state === 'scored' ? isLevel(rating.level) : rating.level === null).toBe(true);
            expect(rating.enteredAt.getTime()).toBeLessThanOrEqual(now.getTime());
            expect(rating.state !== 'withdrawn' || rating.corrects !== null).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has two to six ratings a month and subject, and most of them scores', () => {
    const older = all.filter(({ spec }) => spec.grade > 1);
    const ratings = older.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.ratings));
    const perLearner = ratings.length / older.length;
    expect(perLearner).toBeGreaterThan(60);
    expect(perLearner).toBeLessThan(90);
    const scored = ratings.filter(({ state }) => state === 'scored').length / ratings.length;
    expect(scored).toBeGreaterThan(0.9);
    expect(scored).toBeLessThan(0.97);
    for (const state of ['missed', 'excused', 'in_progress', 'not_attempted', 'unreadable', 'withdrawn']) {
      expect(ratings.some((rating) => rating.state === state)).toBe(true);
    }
  });

  it('grows: later tries on a competency are better than first ones', () => {
    const [first, third] = [0, 2].map((place) => mean(all.flatMap((learner) => triesOf(learner, place))));
    expect(third).toBeGreaterThan((first ?? 4) + 0.3);
  });

  it('mostly respects prerequisites: nothing is begun before what was rated of them has reached a 3', () => {
    const track = tracks.find(({ code }) => code === 'CAIRN-MATH');
    if (track === undefined) throw new Error('No mathematics.');
    let begun = 0;
    let early = 0;
    for (const { pieces } of all) {
      const best = new Map<string, number>();
      for (const { competencyId, level } of pieces.flatMap((piece) => piece.ratings)) {
        if (level === null) continue;
        const before = prerequisitesOf(track.prerequisites, competencyId);
        if (!best.has(competencyId) && before.length > 0) {
          begun += 1;
          // One that was never rated is assumed from the grade.
          if (before.some((id) => (best.get(id) ?? 4) < 3)) early += 1;
        }
        best.set(competencyId, Math.max(level, best.get(competencyId) ?? 0));
      }
    }
    expect(begun).toBeGreaterThan(800);
    expect(early / begun).toBeLessThan(EARLY_AT_MOST);
  });
});

describe('what is planted', () => {
  const DAY = 86_400_000;
  const age = (moment: Date, now = NOW): number => (now.getTime() - moment.getTime()) / DAY;

  it('gap: one competency below the band with recent low scores', () => {
    const low = planted('gap').flatMap(({ ratings }) => ratings);
    const byCompetency = Map.groupBy(low, ({ competencyId }) => competencyId);
    const holes = [...byCompetency.values()].filter(
      (ratings) => ratings.map(({ level }) => level).join() === '1,1.5,1',
    );
    expect(holes.length).toBe(1);
    const id = holes[0]?.[0]?.competencyId;
    expect(tracks[0]?.items.find((item) => item.id === id)?.band?.rank).toBe(5);
  });

  it('absent: much before, nothing in the last four weeks', () => {
    const pieces = planted('absent');
    expect(pieces.length).toBeGreaterThan(30);
    expect(pieces.every(({ happenedAt }) => age(happenedAt) > 28)).toBe(true);
  });

  it('late: entered three weeks after it happened, or more', () => {
    const late = planted('late').filter((piece) => age(piece.happenedAt, piece.enteredAt) >= 21);
    expect(late.length).toBeGreaterThanOrEqual(5);
  });

  it('double: two raters on the same evidence and competency, who differ', () => {
    const double = planted('double').filter(({ ratings }) => ratings.some(({ rater }) => rater === 'second'));
    expect(double.length).toBeGreaterThanOrEqual(3);
    for (const { ratings } of double) {
      const second = ratings.find(({ rater }) => rater === 'second');
      const first = ratings.find((rating) => rating.competencyId === second?.competencyId);
      expect(first?.rater).toBe('own');
      expect(first?.level).not.toBe(second?.level);
    }
  });

  it('corrected: rows that point at the row they correct, each corrected once', () => {
    const ratings = planted('corrected').flatMap((piece) => piece.ratings);
    const corrections = ratings.flatMap(({ corrects }) => (corrects === null ? [] : [corrects]));
    expect(corrections.length).toBeGreaterThanOrEqual(4);
    expect(new Set(corrections).size).toBe(corrections.length);
    const ids = new Set(ratings.map(({ id }) => id));
    expect(corrections.every((id) => ids.has(id))).toBe(true);
  });

  it('stall: mathematics on one competency at one level for 60 days, at any moment of the year', () => {
    for (const now of [NOW, new Date('2026-10-16T15:00:00Z'), new Date('2027-07-20T15:00:00Z')]) {
      const pieces = planted('stall', 7, now).filter(({ subject }) => subject === 'mathematics');
      expect(pieces.length).toBeGreaterThan(20);
      const lately = pieces
        .filter(({ happenedAt }) => age(happenedAt, now) < 70)
        .flatMap(({ ratings }) => ratings);
      const outcomes = new Set(lately.map(({ competencyId, level }) => `${competencyId} ${level}`));
      expect(outcomes.size).toBe(lately.length === 0 ? 0 : 1);
      if (now.getUTCMonth() !== 6) expect(lately.length).toBeGreaterThan(4);
    }
  });

  it('old: mastered at the start of the year of evidence, and never looked at again', () => {
    const byCompetency = Map.groupBy(
      planted('old').flatMap((piece) => piece.ratings.map((rating) => ({ ...rating, ...piece }))),
      ({ competencyId }) => competencyId,
    );
    const old = [...byCompetency.values()].filter((ratings) =>
      ratings.every(({ happenedAt }) => age(happenedAt) > 300),
    );
    expect(old.map((ratings) => ratings.map(({ level }) => level).join())).toContain('3,3.5,3');
  });

  it('none, newcomer, fast: nothing; three weeks alone; a 4 within three tries', () => {
    expect(planted('none')).toEqual([]);
    const newcomer = planted('newcomer');
    expect(newcomer.length).toBeGreaterThan(0);
    expect(newcomer.every(({ happenedAt }) => age(happenedAt) < 28)).toBe(true);
    const tries = Map.groupBy(
      planted('fast').flatMap((piece) => piece.ratings),
      ({ competencyId }) => competencyId,
    );
    const quick = [...tries.values()].filter((ratings) =>
      ratings.slice(0, 3).some(({ level }) => level === 4),
    );
    expect(quick.length).toBeGreaterThan(3);
  });

  it('unequal demand: behind in the easy grades mostly recall, behind elsewhere not', () => {
    const recallAt = (grade: number): number => {
      const pieces = Array.from({ length: 12 }, (_, at) =>
        simulateLearner(world, { key: `behind ${at}`, grade, plants: ['behind'] }).filter(
          ({ year }) => year === 0,
        ),
      ).flat();
      return pieces.filter(({ demand }) => demand === 'recall').length / pieces.length;
    };
    expect(recallAt(7)).toBeGreaterThan(0.6);
    expect(recallAt(4)).toBeLessThan(0.35);
  });
});

/** The level of the try number `place` on each competency of a learner. */
function triesOf({ pieces }: (typeof all)[number], place: number): number[] {
  const tries = Map.groupBy(
    pieces.flatMap((piece) => piece.ratings).filter(({ level }) => level !== null),
    ({ competencyId }) => competencyId,
  );
  return [...tries.values()].flatMap((ratings) => ratings[place]?.level ?? []);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

import { describe, expect, it } from 'vitest';
import { cellKey, type RatingValue, type RatingWrite, withdrawn } from './rating-write.ts';
import {
  commentFor,
  lastStep,
  openSitting,
  planUndo,
  planWrite,
  reduceSitting,
  type Sitting,
  type SittingEvent,
} from './sitting.ts';

const tess = { personId: 'tess', competencyId: 'rate' };
const yara = { personId: 'yara', competencyId: 'rate' };
const scored = (level: number): RatingValue => ({ state: 'scored', level });
const missed: RatingValue = { state: 'missed', level: null };

let made = 0;
function planned(sitting: Sitting, cell: typeof tess, value: RatingValue): RatingWrite {
  made += 1;
  const facts = {
    classId: 'c',
    ratingId: `r${made}`,
    evidenceId: `e${made}`,
    at: '2026-11-18T10:00:00.000Z',
  };
  const write = planWrite(sitting, cell, value, facts);
  if (write === null) throw new Error('nothing to write');
  return write;
}
const after = (sitting: Sitting, ...events: SittingEvent[]) => events.reduce(reduceSitting, sitting);
function rated(
  sitting: Sitting,
  cell: typeof tess,
  value: RatingValue,
): { sitting: Sitting; write: RatingWrite } {
  const write = planned(sitting, cell, value);
  return { sitting: reduceSitting(sitting, { kind: 'written', write }), write };
}
const entryOf = (sitting: Sitting, cell: typeof tess) => sitting.entries.get(cellKey(cell));

describe('writing', () => {
  it('makes new evidence with the note, the kind of work and the purpose of the sitting', () => {
    const sitting = after(
      openSitting('Class work'),
      { kind: 'note', text: ' Compare prices. ' },
      { kind: 'work', context: 'Quiz', purpose: 'summative' },
    );
    expect(planned(sitting, tess, scored(3.5))).toMatchObject({
      kind: 'new',
      value: { state: 'scored', level: 3.5 },
      comment: 'Compare prices.',
      context: 'Quiz',
      purpose: 'summative',
    });
  });

  it('corrects a cell that this sitting has rated, and only that', () => {
    const first = rated(openSitting('Quiz'), tess, scored(2));
    expect(planned(first.sitting, tess, scored(3))).toMatchObject({
      kind: 'correction',
      corrects: first.write.id,
    });
    expect(planned(first.sitting, yara, scored(3)).kind).toBe('new');
  });

  it('writes nothing when the cell says so already, or has nothing to withdraw', () => {
    const { sitting } = rated(openSitting('Quiz'), tess, scored(2));
    const facts = { classId: 'c', ratingId: 'x', evidenceId: 'y', at: '' };
    expect(planWrite(sitting, tess, scored(2), facts)).toBeNull();
    expect(planWrite(sitting, yara, withdrawn, facts)).toBeNull();
    const noted = reduceSitting(sitting, { kind: 'note', text: 'Later.' });
    expect(planWrite(noted, tess, scored(2), facts)).toMatchObject({ comment: 'Later.' });
  });

  it('keeps zero, missed and withdrawn apart', () => {
    const zero = rated(openSitting('Quiz'), tess, scored(0)).sitting;
    const gone = rated(zero, tess, withdrawn).sitting;
    expect(entryOf(zero, tess)?.value).toEqual({ state: 'scored', level: 0 });
    expect(entryOf(gone, tess)?.value).toEqual({ state: 'withdrawn', level: null });
    expect(planned(gone, tess, missed)).toMatchObject({ kind: 'correction', value: missed });
  });
});

describe('notes', () => {
  const noted = reduceSitting(openSitting('Quiz'), { kind: 'note', text: 'Well seen.' });

  it('goes with everybody but those left out', () => {
    const left = reduceSitting(noted, { kind: 'leave_out', personId: 'tess' });
    expect([commentFor(left, 'tess'), commentFor(left, 'yara')]).toEqual([null, 'Well seen.']);
    expect(commentFor(reduceSitting(left, { kind: 'leave_out', personId: 'tess' }), 'tess')).toBe(
      'Well seen.',
    );
  });

  it('gives way to an own note, which an empty one ends', () => {
    const own = reduceSitting(noted, { kind: 'own_note', personId: 'tess', text: ' Try tables. ' });
    expect(commentFor(own, 'tess')).toBe('Try tables.');
    expect(commentFor(reduceSitting(own, { kind: 'own_note', personId: 'tess', text: ' ' }), 'tess')).toBe(
      'Well seen.',
    );
  });
});

describe('undo', () => {
  it('withdraws a new rating and restores a corrected one with its note, newest first', () => {
    const one = rated(reduceSitting(openSitting('Quiz'), { kind: 'note', text: 'First.' }), tess, scored(2));
    const two = rated(reduceSitting(one.sitting, { kind: 'note', text: '' }), tess, scored(3));
    const back = planUndo(two.sitting, 'u1');
    expect(back).toMatchObject({ corrects: two.write.id, value: scored(2), comment: 'First.' });
    if (back === null) return;
    const undone = reduceSitting(two.sitting, { kind: 'undone', write: back });
    expect(entryOf(undone, tess)).toMatchObject({ value: scored(2), head: 'u1' });
    expect(planUndo(undone, 'u2')).toMatchObject({ corrects: 'u1', value: withdrawn, comment: null });
  });

  it('ends when everything is taken back', () => {
    const one = rated(openSitting('Quiz'), tess, scored(2));
    const back = planUndo(one.sitting, 'u');
    expect(back).not.toBeNull();
    if (back === null) return;
    const undone = reduceSitting(one.sitting, { kind: 'undone', write: back });
    expect([lastStep(undone), planUndo(undone, 'v')]).toEqual([null, null]);
  });
});

describe('what the server says', () => {
  const refusedAs = (write: RatingWrite, code: string, dropped: RatingWrite[] = []): SittingEvent => ({
    kind: 'refused',
    write,
    code,
    dropped,
  });

  it('a refused new rating marks its cell, and the next press is new evidence', () => {
    const one = rated(openSitting('Quiz'), tess, scored(2));
    const sitting = reduceSitting(one.sitting, refusedAs(one.write, 'unknown_reference'));
    expect(entryOf(sitting, tess)).toMatchObject({ problem: 'unknown_reference', head: null });
    expect(lastStep(sitting)).toBeNull();
    expect(planned(sitting, tess, scored(2)).kind).toBe('new');
    expect(entryOf(reduceSitting(sitting, { kind: 'let_go', cell: tess }), tess)).toBeUndefined();
  });

  it('a refused correction points back at what the server has', () => {
    const one = rated(openSitting('Quiz'), tess, scored(2));
    const saved = reduceSitting(one.sitting, { kind: 'saved', writes: [one.write] });
    const two = rated(saved, tess, scored(3));
    const three = rated(two.sitting, tess, scored(4));
    const sitting = reduceSitting(three.sitting, refusedAs(two.write, 'rule_broken', [three.write]));
    expect(entryOf(sitting, tess)).toMatchObject({ problem: 'rule_broken', head: one.write.id });
    const let_go = reduceSitting(sitting, { kind: 'let_go', cell: tess });
    expect(entryOf(let_go, tess)).toMatchObject({ value: scored(2), problem: null });
  });

  it("somebody else's correction ends this rating's chain", () => {
    const one = rated(openSitting('Quiz'), tess, scored(2));
    const saved = reduceSitting(one.sitting, { kind: 'saved', writes: [one.write] });
    const two = rated(saved, tess, scored(3));
    const sitting = reduceSitting(two.sitting, refusedAs(two.write, 'already_corrected'));
    expect(planned(sitting, tess, scored(3)).kind).toBe('new');
    expect(lastStep(sitting)).toBeNull();
  });

  it('a late refusal does not touch a cell that was rated anew', () => {
    const one = rated(openSitting('Quiz'), tess, scored(2));
    const failed = reduceSitting(one.sitting, refusedAs(one.write, 'rule_broken'));
    const again = rated(failed, tess, scored(2));
    const late = reduceSitting(again.sitting, refusedAs(one.write, 'rule_broken'));
    expect(entryOf(late, tess)?.problem).toBeNull();
  });
});

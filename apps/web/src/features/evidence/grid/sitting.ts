import {
  type Cell,
  cellKey,
  type Purpose,
  type RatingValue,
  type RatingWrite,
  sameValue,
  withdrawn,
} from './rating-write.ts';

/** A rating with its note, as it was written. */
export interface Written {
  readonly value: RatingValue;
  readonly comment: string | null;
}

/** What this sitting has done to one cell. */
export interface Entry extends Written, Cell {
  /** The rating that a next press corrects; null when a next press is new evidence. */
  readonly head: string | null;
  /** What the server has taken last. */
  readonly saved: (Written & { readonly id: string }) | null;
  /** The code of the refusal of the last write; null while it is well. */
  readonly problem: string | null;
}

/** One thing that undo takes back: this rating came to stand in this cell, in place of `former`. */
export interface Step extends Cell {
  readonly ratingId: string;
  readonly former: Written | null;
}

/** Everything about one stretch of rating a class, from opening the grid to leaving the page. */
export interface Sitting {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly steps: readonly Step[];
  /** Goes with every rating from now on. */
  readonly note: string;
  readonly leftOut: ReadonlySet<string>;
  readonly ownNotes: ReadonlyMap<string, string>;
  /** The kind of work, in the district's words. */
  readonly context: string;
  readonly purpose: Purpose;
  readonly presses: number;
}

/** A sitting in which nothing has been done. */
export function openSitting(context: string): Sitting {
  return {
    entries: new Map(),
    steps: [],
    note: '',
    leftOut: new Set(),
    ownNotes: new Map(),
    context,
    purpose: 'formative',
    presses: 0,
  };
}

export type SittingEvent =
  | { readonly kind: 'written'; readonly write: RatingWrite }
  | { readonly kind: 'undone'; readonly write: RatingWrite }
  | { readonly kind: 'saved'; readonly writes: readonly RatingWrite[] }
  | {
      readonly kind: 'refused';
      readonly write: RatingWrite;
      readonly code: string;
      /** Later writes that pointed at the refused one and went with it. */
      readonly dropped: readonly RatingWrite[];
    }
  | { readonly kind: 'let_go'; readonly cell: Cell }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'leave_out'; readonly personId: string }
  | { readonly kind: 'own_note'; readonly personId: string; readonly text: string }
  | { readonly kind: 'work'; readonly context: string; readonly purpose: Purpose }
  | { readonly kind: 'pressed' };

/** The sitting after something has happened. */
export function reduceSitting(sitting: Sitting, event: SittingEvent): Sitting {
  switch (event.kind) {
    case 'written':
      return afterWrite(sitting, event.write);
    case 'undone':
      return { ...afterWrite(sitting, event.write), steps: sitting.steps.slice(0, -1) };
    case 'saved':
      return { ...sitting, entries: afterSaving(sitting.entries, event.writes) };
    case 'refused':
      return afterRefusal(sitting, event);
    case 'let_go':
      return { ...sitting, entries: afterLettingGo(sitting.entries, event.cell) };
    case 'note':
      return { ...sitting, note: event.text };
    case 'leave_out':
      return { ...sitting, leftOut: toggled(sitting.leftOut, event.personId) };
    case 'own_note':
      return { ...sitting, ownNotes: withNote(sitting.ownNotes, event.personId, event.text) };
    case 'work':
      return { ...sitting, context: event.context, purpose: event.purpose };
    case 'pressed':
      return { ...sitting, presses: sitting.presses + 1 };
  }
}

/** The note that a rating of this learner takes with it now: their own, else the shared one, else none. */
export function commentFor(sitting: Sitting, personId: string): string | null {
  const own = sitting.ownNotes.get(personId);
  if (own !== undefined) return own;
  const shared = sitting.note.trim();
  return shared === '' || sitting.leftOut.has(personId) ? null : shared;
}

/** Ids and time for one write; the caller makes them, so that planning stays repeatable. */
export interface WriteFacts {
  readonly classId: string;
  readonly ratingId: string;
  readonly evidenceId: string;
  readonly at: string;
}

/**
 * The write that brings a cell to a value. A cell that this sitting has rated is corrected; any other gets new
 * evidence. Null when there is nothing to write: the cell says so already, or there is nothing to withdraw.
 */
export function planWrite(
  sitting: Sitting,
  cell: Cell,
  value: RatingValue,
  facts: WriteFacts,
): RatingWrite | null {
  const { personId, competencyId } = cell;
  const entry = sitting.entries.get(cellKey(cell));
  const comment = value.state === 'withdrawn' ? null : commentFor(sitting, personId);
  if (entry !== undefined && entry.head !== null) {
    const same = entry.problem === null && sameValue(entry.value, value) && entry.comment === comment;
    if (same) return null;
    const { ratingId: id } = facts;
    return { kind: 'correction', id, corrects: entry.head, personId, competencyId, value, comment };
  }
  if (value.state === 'withdrawn') return null;
  return {
    kind: 'new',
    id: facts.ratingId,
    evidenceId: facts.evidenceId,
    classId: facts.classId,
    personId,
    competencyId,
    value,
    comment,
    context: sitting.context,
    purpose: sitting.purpose,
    happenedAt: facts.at,
  };
}

/** The last step that can be taken back, or null. */
export function lastStep(sitting: Sitting): Step | null {
  return sitting.steps.at(-1) ?? null;
}

/** The correction that takes the last step back: to what stood there before, or by withdrawing. */
export function planUndo(sitting: Sitting, ratingId: string): RatingWrite | null {
  const step = lastStep(sitting);
  const head = step === null ? null : (sitting.entries.get(cellKey(step))?.head ?? null);
  if (step === null || head === null) return null;
  const { value, comment } = step.former ?? { value: withdrawn, comment: null };
  const { personId, competencyId } = step;
  return { kind: 'correction', id: ratingId, corrects: head, personId, competencyId, value, comment };
}

function afterWrite(sitting: Sitting, write: RatingWrite): Sitting {
  const { personId, competencyId, value, comment, id } = write;
  const key = cellKey(write);
  const before = sitting.entries.get(key);
  const former =
    before && write.kind === 'correction' ? { value: before.value, comment: before.comment } : null;
  const saved = write.kind === 'correction' ? (before?.saved ?? null) : null;
  const entry: Entry = { personId, competencyId, value, comment, head: id, saved, problem: null };
  return {
    ...sitting,
    entries: new Map(sitting.entries).set(key, entry),
    steps: [...sitting.steps, { personId, competencyId, ratingId: id, former }],
  };
}

function afterSaving(
  entries: ReadonlyMap<string, Entry>,
  writes: readonly RatingWrite[],
): ReadonlyMap<string, Entry> {
  const next = new Map(entries);
  for (const write of writes) {
    const entry = next.get(cellKey(write));
    if (entry === undefined) continue;
    const { id, value, comment } = write;
    next.set(cellKey(write), { ...entry, saved: { id, value, comment } });
  }
  return next;
}

function afterRefusal(sitting: Sitting, event: Extract<SittingEvent, { kind: 'refused' }>): Sitting {
  const lost = new Set([event.write, ...event.dropped].map(({ id }) => id));
  const steps = sitting.steps.filter(({ ratingId }) => !lost.has(ratingId));
  const key = cellKey(event.write);
  const entry = sitting.entries.get(key);
  if (entry === undefined || !lost.has(entry.head ?? '')) return { ...sitting, steps };
  // Somebody else's correction came first: what we know of this rating is old, so a next press starts anew.
  const head = event.code === 'already_corrected' ? null : (entry.saved?.id ?? null);
  const marked = { ...entry, head, problem: event.code };
  return {
    ...sitting,
    steps: head === null ? steps.filter((step) => cellKey(step) !== key) : steps,
    entries: new Map(sitting.entries).set(key, marked),
  };
}

/** A refused cell goes back to what the server has, or to nothing of this sitting. */
function afterLettingGo(entries: ReadonlyMap<string, Entry>, cell: Cell): ReadonlyMap<string, Entry> {
  const entry = entries.get(cellKey(cell));
  if (entry === undefined || entry.problem === null) return entries;
  const next = new Map(entries);
  const { saved } = entry;
  if (saved === null || entry.head === null) next.delete(cellKey(cell));
  else {
    const { id: head, value, comment } = saved;
    next.set(cellKey(cell), { ...entry, head, value, comment, problem: null });
  }
  return next;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function withNote(notes: ReadonlyMap<string, string>, id: string, text: string): ReadonlyMap<string, string> {
  const next = new Map(notes);
  if (text.trim() === '') next.delete(id);
  else next.set(id, text.trim());
  return next;
}

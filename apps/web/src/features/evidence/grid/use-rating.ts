import type { Grid } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { newId } from '../../../api/new-id.ts';
import { nowOnPage } from '../../../app/clock.ts';
import { mergeSaved } from './grid-figures.ts';
import type { GridAction } from './grid-keys.ts';
import { useValueWords } from './grid-words.ts';
import type { OutboxState } from './outbox.ts';
import { type Cell, cellKey, type RatingValue, withdrawn } from './rating-write.ts';
import { lastStep, planUndo, planWrite, type Sitting, type SittingEvent } from './sitting.ts';
import { outboxOf, sittingOf } from './sitting-store.ts';

export interface RatingInput {
  readonly grid: Grid;
  readonly raterId: string;
  /** False for those who may look and not rate. */
  readonly mayRate: boolean;
  readonly firstPersonId?: string | undefined;
}

/** What the keys, the buttons and the phone do alike. */
export interface Rating {
  readonly sitting: Sitting;
  readonly outbox: OutboxState;
  readonly row: number;
  readonly column: number;
  /** What was just done, for screen readers. */
  readonly said: string;
  /** Why a key did nothing, and what to press instead. */
  readonly hint: string | null;
  readonly dispatch: (event: SittingEvent) => void;
  readonly goTo: (row: number, column: number) => void;
  readonly perform: (action: GridAction) => void;
  /** Brings the note of an already rated cell up to date with the learner's note. */
  readonly refreshNote: () => void;
  readonly wake: () => void;
}

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Where the sitting stands, and every way to move it on. */
export function useRating({ grid, raterId, mayRate, firstPersonId }: RatingInput): Rating {
  const { t } = useLingui();
  const valueWords = useValueWords();
  const store = sittingOf(raterId, grid.classId, t`Class work`);
  const outbox = outboxOf(raterId);
  const sitting = useSyncExternalStore(store.watch, store.get);
  const sent = useSyncExternalStore(outbox.watch, outbox.state);
  const firstRow = grid.rows.findIndex(({ person }) => person.id === firstPersonId);
  const [place, setPlace] = useState({ row: Math.max(0, firstRow), column: 0 });
  const [said, setSaid] = useState('');
  const [hint, setHint] = useState<string | null>(null);
  useSavedStandings(outbox);
  const row = clamp(place.row, grid.rows.length);
  const column = clamp(place.column, grid.columns.length);
  const person = grid.rows[row]?.person;
  const competency = grid.columns[column];
  const cell: Cell | null =
    person && competency ? { personId: person.id, competencyId: competency.id } : null;

  const goTo = (nextRow: number, nextColumn: number) =>
    setPlace({ row: clamp(nextRow, grid.rows.length), column: clamp(nextColumn, grid.columns.length) });

  const bring = (at: Cell, value: RatingValue): boolean => {
    const facts = {
      classId: grid.classId,
      ratingId: newId(),
      evidenceId: newId(),
      at: nowOnPage().toISOString(),
    };
    const write = planWrite(store.get(), at, value, facts);
    if (write === null) return false;
    store.dispatch({ kind: 'written', write });
    outbox.add(write);
    return true;
  };

  const rate = (value: RatingValue) => {
    if (cell === null || person === undefined) return;
    bring(cell, value);
    const next = grid.rows[row + 1]?.person.name;
    const words = `${person.name}: ${valueWords(value)}.`;
    setSaid(
      next === undefined ? `${words} ${t`That was the last learner.`}` : `${words} ${t`Next: ${next}`}`,
    );
    goTo(row + 1, column);
  };

  const withdraw = () => {
    if (cell === null || person === undefined) return;
    const entry = store.get().entries.get(cellKey(cell));
    if (entry !== undefined && entry.problem !== null) {
      store.dispatch({ kind: 'let_go', cell });
      setSaid(`${person.name}: ${t`let go`}`);
    } else if (bring(cell, withdrawn)) setSaid(`${person.name}: ${valueWords(withdrawn)}`);
    else
      setHint(t`Nothing was rated here in this sitting. Older ratings are withdrawn on the learner's page.`);
  };

  const undo = () => {
    const step = lastStep(store.get());
    const write = planUndo(store.get(), newId());
    if (step === null || write === null) {
      setHint(t`There is nothing to undo in this sitting.`);
      return;
    }
    store.dispatch({ kind: 'undone', write });
    outbox.add(write);
    const at = grid.rows.findIndex((one) => one.person.id === step.personId);
    const back = grid.columns.findIndex((one) => one.id === step.competencyId);
    if (at >= 0) goTo(at, back >= 0 ? back : column);
    setSaid(t`Undone. ${grid.rows[at]?.person.name ?? ''}: ${valueWords(write.value)}`);
  };

  const refreshNote = () => {
    const entry = cell === null ? undefined : store.get().entries.get(cellKey(cell));
    if (cell && entry && entry.problem === null && entry.value.state !== 'withdrawn')
      bring(cell, entry.value);
  };

  const leaveOut = () => {
    if (person === undefined) return;
    store.dispatch({ kind: 'leave_out', personId: person.id });
    const out = store.get().leftOut.has(person.id);
    setSaid(`${person.name}: ${out ? t`left out of the shared note` : t`gets the shared note`}`);
    refreshNote();
  };

  const change = (action: GridAction) => {
    store.dispatch({ kind: 'pressed' });
    if (action.kind === 'rate') rate({ state: 'scored', level: action.level });
    else if (action.kind === 'state') rate({ state: action.state, level: null });
    else if (action.kind === 'withdraw') withdraw();
    else if (action.kind === 'undo') undo();
    else if (action.kind === 'leave_out') leaveOut();
  };

  const perform = (action: GridAction) => {
    setHint(null);
    if (action.kind === 'move') goTo(row + action.rows, column + action.columns);
    else if (action.kind === 'first') goTo(0, column);
    else if (action.kind === 'last') goTo(grid.rows.length - 1, column);
    else if (action.kind === 'refuse') {
      const top = t`4 is the top of the scale, so there is no 4.5. Press 4 without Shift.`;
      setHint(action.why === 'above_top' ? top : t`The scale goes from 0 to 4. Nothing was changed.`);
    } else if (mayRate) change(action);
    else setHint(t`You can look here. Only those who teach this class rate it.`);
  };

  const dispatch = store.dispatch;
  return {
    sitting,
    outbox: sent,
    row,
    column,
    said,
    hint,
    dispatch,
    goTo,
    perform,
    refreshNote,
    wake: outbox.wake,
  };
}

/** Puts the standings that answer a write into what the page has read, so that the grid shows the server's word. */
function useSavedStandings(outbox: ReturnType<typeof outboxOf>): void {
  const client = useQueryClient();
  const merge = useEffectEvent((answer: Parameters<typeof mergeSaved>[1]) => {
    // An answer that was asked for before this write must not come after it.
    void client.cancelQueries({ queryKey: ['grid.read'] });
    client.setQueriesData<Grid>({ queryKey: ['grid.read'] }, (grid) => grid && mergeSaved(grid, answer));
  });
  useEffect(
    () =>
      outbox.listen((event) => {
        if (event.kind === 'saved') merge(event.answer);
      }),
    [outbox],
  );
}

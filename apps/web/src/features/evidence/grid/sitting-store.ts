import { newId } from '../../../api/new-id.ts';
import { readStored, writeStored } from '../../../app/device-storage.ts';
import { onlineState } from '../../../offline/online-state.ts';
import { keptWrites } from './kept-writes.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type SavedRatings, sendWrites } from './send-writes.ts';
import { openSitting, reduceSitting, type Sitting, type SittingEvent } from './sitting.ts';

/** The state of one sitting, for as long as the page lives: leaving the grid and coming back goes on with it. */
export interface SittingStore {
  readonly get: () => Sitting;
  readonly dispatch: (event: SittingEvent) => void;
  readonly watch: (listener: () => void) => () => void;
}

const outboxes = new Map<string, Outbox<SavedRatings>>();
const sittings = new Map<string, SittingStore>();
const workKey = 'cairn.kind-of-work';

/** The outbox of a person on this page. It also tells whether the server is in reach. */
export function outboxOf(raterId: string): Outbox<SavedRatings> {
  const known = outboxes.get(raterId);
  if (known) return known;
  const outbox = createOutbox({ send: sendWrites, newId, store: keptWrites(raterId) });
  outboxes.set(raterId, outbox);
  outbox.listen((event) => onlineState().report(event.kind === 'saved' || event.problem.status > 0));
  outbox.watch(() => {
    if (outbox.state().hold === 'offline') onlineState().report(false);
  });
  window.addEventListener('online', outbox.wake);
  return outbox;
}

/** The sitting of a person in a class; opened with the kind of work that was used last on this device. */
export function sittingOf(raterId: string, classId: string, firstWork: string): SittingStore {
  const key = `${raterId} ${classId}`;
  const known = sittings.get(key);
  if (known) return known;
  const store = createStore(openSitting(readStored(workKey) ?? firstWork));
  sittings.set(key, store);
  outboxOf(raterId).listen((event) => {
    if (event.kind === 'saved') store.dispatch({ kind: 'saved', writes: event.writes });
    else {
      const { write, problem, dropped } = event;
      store.dispatch({ kind: 'refused', write, code: problem.code, dropped });
    }
  });
  return store;
}

/** Remembers the kind of work for the next sitting on this device. */
export function rememberWork(context: string): void {
  writeStored(workKey, context);
}

function createStore(first: Sitting): SittingStore {
  let sitting = first;
  const watchers = new Set<() => void>();
  return {
    get: () => sitting,
    dispatch: (event) => {
      sitting = reduceSitting(sitting, event);
      for (const watcher of watchers) watcher();
    },
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

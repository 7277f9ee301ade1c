import { backoffDelay } from '../../../api/backoff.ts';
import { type ApiProblem, problemOf } from '../../../api/problem.ts';
import { cellKey, type RatingWrite } from './rating-write.ts';

/** Writes that go in one request. Its id and content never change, so that a repeat is known as one. */
export interface Batch {
  readonly commandId: string;
  readonly writes: readonly RatingWrite[];
}

/** What waits, in the order in which it is sent: first the requests that were tried, then the rest. */
export interface KeptWrites {
  readonly batches: readonly Batch[];
  readonly waiting: readonly RatingWrite[];
}

export type OutboxEvent<Saved> =
  | { readonly kind: 'saved'; readonly writes: readonly RatingWrite[]; readonly answer: Saved }
  | {
      readonly kind: 'refused';
      readonly write: RatingWrite;
      readonly problem: ApiProblem;
      readonly dropped: readonly RatingWrite[];
    };

/** Why nothing is sent now, though something waits. */
export type Hold = 'offline' | 'signed_out' | 'server';

export interface OutboxState {
  /** Ratings that the server has not taken yet. */
  readonly unsent: number;
  readonly hold: Hold | null;
  /** Cells with something unsent. */
  readonly cells: ReadonlySet<string>;
}

export interface OutboxPorts<Saved> {
  /** Sends one request; rejects with an ApiError. */
  readonly send: (batch: Batch) => Promise<Saved>;
  readonly newId: () => string;
  /** Where unsent writes are kept for a page that is closed too early. */
  readonly store: { readonly load: () => KeptWrites; readonly save: (kept: KeptWrites) => void };
  readonly random?: () => number;
}

export interface Outbox<Saved> {
  readonly add: (write: RatingWrite) => void;
  readonly state: () => OutboxState;
  /** Told of every change of the state. */
  readonly watch: (listener: () => void) => () => void;
  /** Told what became of each write. */
  readonly listen: (listener: (event: OutboxEvent<Saved>) => void) => () => void;
  /** Tries again at once, for instance when the network is back. */
  readonly wake: () => void;
}

/** Evidence that one request may hold; the server takes up to 60. */
export const BATCH_MOST = 30;

/**
 * Sends ratings in order, one request at a time; what queues up meanwhile goes together. After a failure of
 * the network the same request is sent again until it is answered. A refused request of several is taken
 * apart, so that one bad rating does not hold back the others; what builds on a refused one goes with it.
 */
export function createOutbox<Saved>(ports: OutboxPorts<Saved>): Outbox<Saved> {
  const kept = ports.store.load();
  let batches: readonly Batch[] = kept.batches;
  let waiting: readonly RatingWrite[] = kept.waiting;
  let hold: Hold | null = null;
  let busy = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watchers = new Set<() => void>();
  const listeners = new Set<(event: OutboxEvent<Saved>) => void>();
  let state = stateOf(batches, waiting, hold);

  const changed = () => {
    ports.store.save({ batches, waiting });
    state = stateOf(batches, waiting, hold);
    for (const watcher of watchers) watcher();
  };
  const tell = (event: OutboxEvent<Saved>) => {
    for (const listener of listeners) listener(event);
  };

  const attempt = async (batch: Batch) => {
    try {
      const answer = await ports.send(batch);
      batches = batches.slice(1);
      hold = null;
      failures = 0;
      tell({ kind: 'saved', writes: batch.writes, answer });
    } catch (error) {
      const problem = problemOf(error);
      hold = holdOf(problem);
      if (hold === null) refuse(batch, problem);
    }
  };

  const refuse = (batch: Batch, problem: ApiProblem) => {
    const [write, ...others] = batch.writes;
    batches = batches.slice(1);
    if (write === undefined) return;
    if (others.length > 0) {
      const singles = batch.writes.map((one) => ({ commandId: ports.newId(), writes: [one] }));
      batches = [...singles, ...batches];
      return;
    }
    const lost = new Set([write.id]);
    const dropped = waiting.filter((later) => {
      const builds = later.kind === 'correction' && lost.has(later.corrects);
      if (builds) lost.add(later.id);
      return builds;
    });
    waiting = waiting.filter(({ id }) => !lost.has(id));
    tell({ kind: 'refused', write, problem, dropped });
  };

  const pump = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    for (;;) {
      if (batches.length === 0) {
        const writes = nextBatch(waiting);
        if (writes.length === 0) break;
        batches = [{ commandId: ports.newId(), writes }];
        waiting = waiting.slice(writes.length);
        changed();
      }
      const [first] = batches;
      if (first !== undefined) await attempt(first);
      changed();
      if (hold !== null) {
        timer = setTimeout(() => void pump(), backoffDelay(failures, (ports.random ?? Math.random)()));
        failures += 1;
        break;
      }
    }
    busy = false;
  };

  const result: Outbox<Saved> = {
    add: (write) => {
      waiting = [...waiting, write];
      changed();
      // A hold has its own timer: new writes wait with the others.
      if (hold === null) void pump();
    },
    state: () => state,
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake: () => void pump(),
  };
  if (batches.length + waiting.length > 0) void pump();
  return result;
}

/** What passes by itself holds the queue; everything else is a refusal of this request (null). */
function holdOf({ status }: ApiProblem): Hold | null {
  if (status === 0) return 'offline';
  if (status === 401) return 'signed_out';
  return status >= 500 || status === 429 || status === 408 ? 'server' : null;
}

/** The next writes that go together: a correction alone, new ratings of one class up to the most. */
export function nextBatch(waiting: readonly RatingWrite[]): readonly RatingWrite[] {
  const [first] = waiting;
  if (first === undefined) return [];
  if (first.kind === 'correction') return [first];
  const end = waiting.findIndex((write) => write.kind !== 'new' || write.classId !== first.classId);
  return waiting.slice(0, Math.min(BATCH_MOST, end === -1 ? waiting.length : end));
}

function stateOf(batches: readonly Batch[], waiting: readonly RatingWrite[], hold: Hold | null): OutboxState {
  const writes = [...batches.flatMap((batch) => batch.writes), ...waiting];
  return { unsent: writes.length, hold, cells: new Set(writes.map(cellKey)) };
}

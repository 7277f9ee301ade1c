import { AppError } from '../http/problem.ts';

/** Runs work a few at a time, and refuses it when too many are waiting already. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Make a queue for costly work.
 * @param atOnce how much of it runs at the same moment
 * @param waiting how much may wait; beyond that the answer is `unavailable`, at once, so that a flood
 *   cannot pile up work that nobody waits for any more
 * @throws AppError `unavailable` from the returned function when the queue is full
 */
export function createTurns(atOnce: number, waiting: number): Turns {
  let running = 0;
  const queue: (() => void)[] = [];
  const leave = (): void => {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    // The place goes from hand to hand: `running` stays as it is.
    else next();
  };
  return async (work) => {
    if (running < atOnce) running += 1;
    else {
      if (queue.length >= waiting) throw new AppError('unavailable');
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

import pg from 'pg';

/** One statement as the driver got it. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

export type Capture = {
  /** Everything that any connection of this process sends while `work` runs, in the order of sending. */
  readonly during: (work: () => Promise<unknown>) => Promise<Statement[]>;
  readonly end: () => void;
};

/** The live stream gathers events of several requests into one statement of its own; it belongs to no request. */
const NO_REQUEST = /^select pg_notify\(/;

/** Listen to the driver itself: all pools, so that the look-up of the session is heard as well. */
export function startCapture(): Capture {
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('The driver has no query function.');
  let heard: Statement[] | null = null;
  const listening = function (this: pg.Client, ...given: unknown[]): unknown {
    const statement = statementOf(given);
    if (heard !== null && statement !== null && !NO_REQUEST.test(statement.text)) heard.push(statement);
    return Reflect.apply(original, this, given);
  };
  Reflect.set(pg.Client.prototype, 'query', listening);
  return {
    during: async (work) => {
      const mine: Statement[] = [];
      heard = mine;
      try {
        await work();
      } finally {
        heard = null;
      }
      return mine;
    },
    end: () => {
      Reflect.set(pg.Client.prototype, 'query', original);
    },
  };
}

function statementOf([first, second]: readonly unknown[]): Statement | null {
  if (typeof first === 'string') return { text: first, values: listOf(second) };
  if (typeof first !== 'object' || first === null || !('text' in first)) return null;
  return { text: String(first.text), values: 'values' in first ? listOf(first.values) : [] };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? Array.from<unknown>(value) : [];
}

import type { LiveEvent } from '@cairn/contract';
import pg from 'pg';
import { z } from 'zod';

const CHANNEL = 'cairn_live';
/** Writes within this time share one NOTIFY, which takes a lock over the whole database server at commit. */
const TICK_MS = 60;
const RECONNECT_MS = 500;
/** NOTIFY carries at most 8,000 bytes. */
const EVENTS_PER_NOTIFY = 60;

type Message = LiveEvent & { readonly districtId: string };
type Listener = { readonly districtId: string; readonly hear: (event: LiveEvent) => void };

const wire = z.array(z.object({ d: z.string(), k: z.enum(['standing', 'decision']), p: z.string() }));

/** Spreads "something changed for this person" to every process and every open page; ids only. */
export type LiveHub = {
  readonly publish: (message: Message) => void;
  readonly listen: (listener: Listener) => () => void;
  readonly close: () => Promise<void>;
};

/**
 * Join the event stream of the database. A lost connection is joined again; pages reload when they reconnect.
 * @param url address of the serving login; a direct connection, not a pooling proxy
 */
export function openLiveHub(url: string): LiveHub {
  const listeners = new Set<Listener>();
  const waiting = new Map<string, Message>();
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  let reconnect: NodeJS.Timeout | null = null;

  const reconnectLater = (): void => {
    client = null;
    if (closed || reconnect !== null) return;
    reconnect = setTimeout(() => {
      reconnect = null;
      void connect();
    }, RECONNECT_MS).unref();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    next.on('error', () => undefined);
    next.on('end', reconnectLater);
    next.on('notification', ({ payload }) => spread(payload ?? '[]'));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      client = next;
      if (closed) await next.end();
    } catch {
      await next.end().catch(() => undefined);
      reconnectLater();
    }
  };
  const spread = (payload: string): void => {
    for (const { d, k, p } of readEvents(payload)) {
      for (const listener of listeners)
        if (listener.districtId === d) listener.hear({ kind: k, personId: p });
    }
  };
  const flush = async (): Promise<void> => {
    timer = null;
    const batch = [...waiting.values()];
    waiting.clear();
    for (let at = 0; at < batch.length; at += EVENTS_PER_NOTIFY) {
      const part = batch
        .slice(at, at + EVENTS_PER_NOTIFY)
        .map((m) => ({ d: m.districtId, k: m.kind, p: m.personId }));
      const text = JSON.stringify(part);
      // Without a connection the pages of this process still hear it.
      if (client === null) spread(text);
      else await client.query('select pg_notify($1, $2)', [CHANNEL, text]).catch(() => spread(text));
    }
  };
  void connect();
  return {
    publish: (message) => {
      waiting.set(`${message.districtId} ${message.kind} ${message.personId}`, message);
      timer ??= setTimeout(() => void flush(), TICK_MS);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      if (reconnect !== null) clearTimeout(reconnect);
      await client?.end().catch(() => undefined);
    },
  };
}

/** The channel is open to whoever may connect, so what comes through it is read as carefully as a request. */
function readEvents(payload: string): z.output<typeof wire> {
  try {
    return wire.parse(JSON.parse(payload));
  } catch {
    return [];
  }
}

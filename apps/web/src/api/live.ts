import { backoffDelay } from './backoff.ts';

/** Something changed for a person; whoever shows it asks for it again. Ids only, never content. */
export interface LiveEvent {
  readonly kind: string;
  readonly personId: string;
}

export type LiveState = 'connecting' | 'open' | 'waiting';

/** The part of EventSource that we use. */
export interface LiveSource {
  onopen: ((event: Event) => unknown) | null;
  onerror: ((event: Event) => unknown) | null;
  onmessage: ((event: MessageEvent) => unknown) | null;
  close(): void;
}

export interface LiveOptions {
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState?: (state: LiveState) => void;
  readonly openSource?: () => LiveSource;
  readonly random?: () => number;
}

/** Reads one message; anything that is not an event of ours is left out. */
export function parseLiveEvent(data: unknown): LiveEvent | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('kind' in value) || !('personId' in value)) return undefined;
    const { kind, personId } = value;
    return typeof kind === 'string' && typeof personId === 'string' ? { kind, personId } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps one stream of live events open, and opens it again after a loss. Each loss closes the source
 * at once: left to itself EventSource gives up for good after an HTTP error.
 * @returns a function that ends the stream.
 */
export function openLive(options: LiveOptions): () => void {
  const { onEvent, onState, random = Math.random } = options;
  const openSource = options.openSource ?? (() => new EventSource('/api/live'));
  let source: LiveSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const connect = () => {
    onState?.('connecting');
    source = openSource();
    source.onopen = () => {
      failures = 0;
      onState?.('open');
    };
    source.onmessage = (message) => {
      const event = parseLiveEvent(message.data);
      if (event) onEvent(event);
    };
    source.onerror = () => {
      source?.close();
      clearTimeout(timer);
      timer = setTimeout(connect, backoffDelay(failures, random()));
      failures += 1;
      onState?.('waiting');
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

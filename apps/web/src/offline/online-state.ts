import { useSyncExternalStore } from 'react';

/**
 * Whether there is a way to the school's server. The browser's word is only a first guess (a phone
 * can hang on a network that leads nowhere), so requests report what they met.
 */
export interface OnlineState {
  readonly current: () => boolean;
  readonly report: (reached: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The part of the browser that says when the network comes and goes. */
export interface NetworkSigns {
  readonly onLine: () => boolean;
  readonly target: EventTarget;
}

/** One shared state over the browser's signs; listeners are told of changes only. */
export function createOnlineState({ onLine, target }: NetworkSigns): OnlineState {
  let online = onLine();
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    if (next === online) return;
    online = next;
    for (const listener of listeners) listener();
  };
  target.addEventListener('online', () => set(true));
  target.addEventListener('offline', () => set(false));
  return {
    current: () => online,
    report: (reached) => set(reached),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

let shared: OnlineState | undefined;

/** The state of this page. */
export function onlineState(): OnlineState {
  shared ??= createOnlineState({ onLine: () => navigator.onLine, target: window });
  return shared;
}

/** True while there is a way to the server. */
export function useOnline(): boolean {
  const state = onlineState();
  return useSyncExternalStore(state.subscribe, state.current);
}

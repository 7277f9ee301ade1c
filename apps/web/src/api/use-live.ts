import { useEffect, useEffectEvent, useState } from 'react';
import { type LiveEvent, type LiveState, openLive } from './live.ts';

/**
 * Listens to live events while the component is shown. `onEvent` may change between renders.
 * @param enabled false keeps the stream closed, for pages without a session.
 */
export function useLive(onEvent: (event: LiveEvent) => void, enabled = true): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const handle = useEffectEvent(onEvent);
  useEffect(() => {
    if (!enabled) return;
    return openLive({ onEvent: (event) => handle(event), onState: setState });
  }, [enabled]);
  return state;
}

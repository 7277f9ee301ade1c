import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffDelay } from './backoff.ts';
import { type LiveEvent, type LiveSource, type LiveState, openLive, parseLiveEvent } from './live.ts';

class PlannedSource implements LiveSource {
  onopen: ((event: Event) => unknown) | null = null;
  onerror: ((event: Event) => unknown) | null = null;
  onmessage: ((event: MessageEvent) => unknown) | null = null;
  closed = false;
  close() {
    this.closed = true;
  }
}

describe('backoffDelay', () => {
  it('doubles from one second up to thirty, and spreads over the upper half', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backoffDelay(failures, 1))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    expect(backoffDelay(3, 0)).toBe(4000);
  });
});

describe('parseLiveEvent', () => {
  it('takes events of ours and leaves everything else out', () => {
    expect(parseLiveEvent('{"kind":"rating","personId":"p1","more":1}')).toEqual({
      kind: 'rating',
      personId: 'p1',
    });
    for (const data of ['', 'null', '[]', '{"kind":1,"personId":"p"}', '{"kind":"x"}', '{', 7]) {
      expect(parseLiveEvent(data)).toBeUndefined();
    }
  });
});

describe('openLive', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const start = () => {
    const sources: PlannedSource[] = [];
    const events: LiveEvent[] = [];
    const states: LiveState[] = [];
    const stop = openLive({
      onEvent: (event) => events.push(event),
      onState: (state) => states.push(state),
      random: () => 1,
      openSource: () => {
        const source = new PlannedSource();
        sources.push(source);
        return source;
      },
    });
    return { sources, events, states, stop };
  };

  it('hands events on', () => {
    const { sources, events } = start();
    sources[0]?.onmessage?.(new MessageEvent('message', { data: '{"kind":"rating","personId":"p1"}' }));
    expect(events).toEqual([{ kind: 'rating', personId: 'p1' }]);
  });

  it('opens again after a loss, later each time, and from the start after a success', () => {
    const { sources, states } = start();
    sources[0]?.onerror?.(new Event('error'));
    expect(sources[0]?.closed).toBe(true);
    vi.advanceTimersByTime(999);
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(1);
    sources[1]?.onerror?.(new Event('error'));
    vi.advanceTimersByTime(2000);
    expect(sources).toHaveLength(3);
    sources[2]?.onopen?.(new Event('open'));
    sources[2]?.onerror?.(new Event('error'));
    vi.advanceTimersByTime(1000);
    expect(sources).toHaveLength(4);
    expect(states.slice(0, 3)).toEqual(['connecting', 'waiting', 'connecting']);
  });

  it('stays closed once it was ended', () => {
    const { sources, stop } = start();
    sources[0]?.onerror?.(new Event('error'));
    stop();
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
  });
});

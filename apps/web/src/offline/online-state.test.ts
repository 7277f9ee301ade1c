import { describe, expect, it } from 'vitest';
import { createOnlineState } from './online-state.ts';

const start = (onLine = true) => {
  const target = new EventTarget();
  const state = createOnlineState({ onLine: () => onLine, target });
  let told = 0;
  const stop = state.subscribe(() => {
    told += 1;
  });
  return { target, state, stop, told: () => told };
};

describe('online state', () => {
  it('starts with what the browser says', () => {
    expect(start(true).state.current()).toBe(true);
    expect(start(false).state.current()).toBe(false);
  });

  it('follows the browser, and tells of changes only', () => {
    const { target, state, told } = start();
    target.dispatchEvent(new Event('offline'));
    target.dispatchEvent(new Event('offline'));
    expect(state.current()).toBe(false);
    target.dispatchEvent(new Event('online'));
    expect(state.current()).toBe(true);
    expect(told()).toBe(2);
  });

  it('believes a request more than the browser', () => {
    const { state, stop, told } = start();
    state.report(false);
    expect(state.current()).toBe(false);
    stop();
    state.report(true);
    expect(told()).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { jobDetail } from './job-detail.ts';

describe('jobDetail', () => {
  it('tells what a job answered', () => {
    expect(jobDetail({ sessions: 1 })).toBe('{"sessions":1}');
    expect(jobDetail(null)).toBeNull();
  });

  it('tells what was wrong, and never where in the code', () => {
    const { name, message, stack } = new RangeError('No such day');
    expect(jobDetail({ name, message, stack })).toBe('No such day');
  });
});

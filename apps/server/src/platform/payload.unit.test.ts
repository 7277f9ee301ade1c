import { describe, expect, it } from 'vitest';
import { sealPayload } from './payload.ts';

describe('sealPayload', () => {
  it('depends on every field, not on their order', () => {
    const { salt, digest } = sealPayload({ title: 'Essay', note: null });
    expect(sealPayload({ note: null, title: 'Essay' }, salt).digest).toEqual(digest);
    expect(sealPayload({ title: 'Essay', note: '' }, salt).digest).not.toEqual(digest);
    expect(sealPayload({ title: 'Essays', note: null }, salt).digest).not.toEqual(digest);
  });

  it('cannot be compared without the salt', () => {
    expect(sealPayload({ note: 'x' }).digest).not.toEqual(sealPayload({ note: 'x' }).digest);
  });
});

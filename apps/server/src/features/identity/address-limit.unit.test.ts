import { describe, expect, it } from 'vitest';
import { createAddressLimit, networkOf } from './address-limit.ts';

describe('createAddressLimit', () => {
  it('refuses the 31st wrong sign-in of a minute, and lets go as the window slides', () => {
    let now = 0;
    const limit = createAddressLimit(() => now);
    for (let n = 0; n < 30; n += 1) {
      limit.check('192.0.2.1');
      limit.note('192.0.2.1');
      now += 1000;
    }
    expect(() => limit.check('192.0.2.1')).toThrowError(
      expect.objectContaining({ code: 'too_many_requests' }),
    );
    limit.check('192.0.2.2');
    now = 60_000;
    limit.check('192.0.2.1');
    limit.note('192.0.2.1');
    expect(() => limit.check('192.0.2.1')).toThrowError();
  });

  it('takes the addresses of one network as one', () => {
    const limit = createAddressLimit(() => 0);
    for (let n = 1; n <= 30; n += 1) limit.note(`2001:db8::${n.toString(16)}`);
    expect(() => limit.check('2001:db8:0:0:ffff::1')).toThrowError();
    limit.check('2001:db8:0:1::1');
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0'],
    ['2001:0DB8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['not an address', 'not an address'],
  ])('%s belongs to %s', (address, network) => expect(networkOf(address)).toBe(network));
});

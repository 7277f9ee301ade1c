import { ROLES } from '@cairn/contract';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/policy/policy.ts';
import { ledOrgs, reachOf } from './reach.ts';

const actor = (...held: readonly (readonly [Actor['roles'][number]['role'], string])[]): Actor => ({
  ...{ accountId: 'a', districtId: 'd', personId: 'p' },
  roles: held.map(([role, orgId]) => ({ role, orgId, orgName: orgId })),
});
const NOBODY = { wholeDistrict: false, orgIds: [], staffOrgIds: [] };
const DISTRICT = { ...NOBODY, wholeDistrict: true };
const EVERYBODY_AT_NORTH = { ...NOBODY, orgIds: ['north'] };
const STAFF_AT_NORTH = { ...NOBODY, staffOrgIds: ['north'] };

describe('reach by role', () => {
  const expected: Readonly<Record<(typeof ROLES)[number], ReturnType<typeof reachOf>>> = {
    ...{ learner: NOBODY, guardian: NOBODY, researcher: NOBODY },
    ...{ facilitator: STAFF_AT_NORTH, aide: STAFF_AT_NORTH, coach: STAFF_AT_NORTH },
    ...{ counselor: EVERYBODY_AT_NORTH, school_leader: EVERYBODY_AT_NORTH },
    ...{ district_leader: DISTRICT, it: DISTRICT },
  };
  it.each(ROLES)('%s', (role) => {
    expect(reachOf(actor([role, 'north']))).toEqual(expected[role]);
  });

  it('adds the reaches of several roles, each place once', () => {
    const both = actor(['school_leader', 'north'], ['counselor', 'north'], ['facilitator', 'south']);
    expect(reachOf(both)).toEqual({ wholeDistrict: false, orgIds: ['north'], staffOrgIds: ['south'] });
  });
});

describe('classes led', () => {
  it('are those of the led schools, or all for a district leader', () => {
    expect(ledOrgs(actor(['school_leader', 'north'], ['facilitator', 'south']))).toEqual(['north']);
    expect(ledOrgs(actor(['district_leader', 'd']))).toBeNull();
    expect(ledOrgs(actor(['it', 'd']))).toEqual([]);
  });
});

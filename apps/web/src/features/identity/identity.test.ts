import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/problem.ts';
import { hitAddress } from './hit-address.ts';
import { afterSignIn, homeAddress } from './home-address.ts';
import { leadingRole } from './leading-role.ts';
import { endsSession } from './use-session-ended.ts';

const failure = (code: string) => new ApiError({ code, status: 401, title: '', detail: '' });

describe('after signing in', () => {
  it('goes back to what was asked for, else home, else to the start page', () => {
    expect(afterSignIn('trail', '/family')).toBe('/family');
    expect(afterSignIn('today', undefined)).toBe('/today');
    expect(homeAddress('none')).toBeNull();
    expect(afterSignIn('none', undefined)).toBe('/');
  });
});

describe('the end of a session', () => {
  it('is not a wrong password', () => {
    expect(endsSession(failure('session_expired'))).toBe(true);
    expect(endsSession(failure('not_signed_in'))).toBe(true);
    expect(endsSession(failure('wrong_credentials'))).toBe(false);
  });
});

describe('the leading role', () => {
  it('is the one that shapes the day most', () => {
    expect(leadingRole([{ role: 'guardian' }, { role: 'facilitator' }])).toEqual({ role: 'facilitator' });
    expect(leadingRole([])).toBeUndefined();
  });
});

describe('what a found person opens', () => {
  const person = { id: 'one', name: 'Juniper Vale', sortName: 'Vale, Juniper', initials: 'JV' };
  const learner = { kind: 'person', person, role: 'learner', school: null, grade: '06' } as const;
  it('is the trail for those who may read trails, else the person', () => {
    expect(hitAddress(learner, true)).toBe('/learners/one/trail');
    expect(hitAddress(learner, false)).toBe('/people/one');
    expect(hitAddress({ ...learner, role: 'facilitator' }, true)).toBe('/people/one');
  });
});

import type { Policy } from '../../platform/policy/policy.ts';

export const identityPolicy = {
  'session.read': { on: 'anyone' },
  'session.sign_in': { on: 'anyone' },
  'session.sign_out': { on: 'anyone' },
  'session.choose_district': { on: 'signed_in' },
  'demo.sign_in': { on: 'anyone' },
  'link.use': { on: 'anyone' },
  'person.reset_sign_in': {
    on: 'person',
    allow: ['leads_school', 'leads_district', 'runs_it'],
  },
} satisfies Policy;

import type { Policy } from '../../platform/policy/policy.ts';

export const rosterPolicy = {
  'school.list': {
    on: 'district',
    allow: ['facilitator', 'aide', 'counselor', 'coach', 'school_leader', 'district_leader', 'it'],
  },
  'class.list': {
    on: 'district',
    allow: ['facilitator', 'aide', 'school_leader', 'district_leader'],
  },
  'class.read': {
    on: 'class',
    allow: ['teaches', 'leads_school', 'leads_district'],
  },
  'person.read': {
    on: 'person',
    allow: ['teaches', 'advises', 'counsels_school', 'leads_school', 'leads_district', 'runs_it'],
  },
  'search.use': { on: 'signed_in' },
} satisfies Policy;

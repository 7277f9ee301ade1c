import type { Policy } from '../../platform/policy/policy.ts';

export const insightsPolicy = {
  'today.read': {
    on: 'district',
    allow: ['facilitator', 'aide'],
  },
  'school.overview': {
    on: 'district',
    allow: ['school_leader', 'district_leader'],
  },
  'family.children': {
    on: 'district',
    allow: ['guardian'],
  },
  'family.read': {
    on: 'person',
    allow: ['guards'],
  },
} satisfies Policy;

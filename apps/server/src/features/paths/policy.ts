import type { Policy } from '../../platform/policy/policy.ts';

export const pathsPolicy = {
  'trail.read': {
    on: 'person',
    allow: ['self', 'guards', 'teaches', 'advises', 'counsels_school', 'leads_school', 'leads_district'],
  },
  'trail.choose': {
    on: 'person',
    allow: ['self', 'teaches', 'advises'],
  },
  'assumption.decide': {
    on: 'person',
    allow: ['teaches', 'advises'],
  },
} satisfies Policy;

import type { Policy } from '../../platform/policy/policy.ts';

export const evidencePolicy = {
  'grid.read': {
    on: 'class',
    allow: ['teaches', 'leads_school', 'leads_district'],
  },
  'rating.write': {
    on: 'person',
    allow: ['teaches', 'advises'],
  },
  'rating.correct': {
    on: 'person',
    allow: ['teaches', 'advises'],
  },
  'evidence.read': {
    on: 'person',
    allow: ['self', 'guards', 'teaches', 'advises', 'counsels_school', 'leads_school', 'leads_district'],
  },
  'standing.read': {
    on: 'person',
    allow: ['self', 'guards', 'teaches', 'advises', 'counsels_school', 'leads_school', 'leads_district'],
  },
  'explanation.read': {
    on: 'person',
    allow: ['self', 'guards', 'teaches', 'advises', 'counsels_school', 'leads_school', 'leads_district'],
  },
} satisfies Policy;

import type { Policy } from '../../platform/policy/policy.ts';

export const frameworksPolicy = {
  'framework.list': { on: 'signed_in' },
  'framework.read': { on: 'signed_in' },
  'competency.read': { on: 'signed_in' },
  'framework.mark_types': {
    on: 'district',
    allow: ['district_leader', 'it'],
  },
} satisfies Policy;

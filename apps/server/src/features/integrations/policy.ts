import type { Policy } from '../../platform/policy/policy.ts';

export const integrationsPolicy = {
  'health.read': { on: 'anyone' },
  'import.list': {
    on: 'district',
    allow: ['it', 'district_leader'],
  },
  'job.list': {
    on: 'district',
    allow: ['it'],
  },
  'doctor.read': {
    on: 'district',
    allow: ['it'],
  },
  'audit.read': {
    on: 'district',
    allow: ['it', 'district_leader'],
  },
  'live.listen': { on: 'signed_in' },
} satisfies Policy;

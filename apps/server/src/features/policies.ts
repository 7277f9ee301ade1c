import type { Policy } from '../platform/policy/policy.ts';
import { evidencePolicy } from './evidence/policy.ts';
import { frameworksPolicy } from './frameworks/policy.ts';
import { identityPolicy } from './identity/policy.ts';
import { insightsPolicy } from './insights/policy.ts';
import { integrationsPolicy } from './integrations/policy.ts';
import { pathsPolicy } from './paths/policy.ts';
import { rosterPolicy } from './roster/policy.ts';

/** The whole access policy, one rule per permission. A permission without a rule is denied. */
export const policies: Policy = {
  ...identityPolicy,
  ...rosterPolicy,
  ...frameworksPolicy,
  ...evidencePolicy,
  ...pathsPolicy,
  ...insightsPolicy,
  ...integrationsPolicy,
};

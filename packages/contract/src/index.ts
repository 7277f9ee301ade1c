import { evidenceEndpoints } from './evidence.ts';
import { frameworkEndpoints } from './frameworks.ts';
import { identityEndpoints } from './identity.ts';
import { insightEndpoints } from './insights.ts';
import { integrationEndpoints } from './integrations.ts';
import { pathEndpoints } from './paths.ts';
import { rosterEndpoints } from './roster.ts';

/** Every operation of the API by id. */
export const endpoints = {
  ...identityEndpoints,
  ...rosterEndpoints,
  ...frameworkEndpoints,
  ...evidenceEndpoints,
  ...pathEndpoints,
  ...insightEndpoints,
  ...integrationEndpoints,
} as const;
export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;

export * from './endpoint.ts';
export * from './errors.ts';
export * from './evidence.ts';
export * from './frameworks.ts';
export * from './identity.ts';
export * from './insights.ts';
export * from './integrations.ts';
export * from './live.ts';
export * from './paths.ts';
export * from './permissions.ts';
export * from './primitives.ts';
export * from './roster.ts';

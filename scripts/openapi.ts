/** The API as OpenAPI 3.1, and the table of endpoints that the web client uses instead of the schemas. */

import { parseConfig } from '../apps/server/src/platform/config.ts';
import { buildApp } from '../apps/server/src/platform/http/app.ts';
import { openServices } from '../apps/server/src/platform/start.ts';
import { endpoints } from '../packages/contract/src/index.ts';

/** The OpenAPI document of the registered routes, as committed text. */
export async function generateOpenApi(servingUrl: string): Promise<string> {
  const services = openServices(
    parseConfig({ CAIRN_MODE: 'demo' }),
    servingUrl,
    'only-for-the-reference-0123456789ab',
  );
  const app = await buildApp(services);
  const document: unknown = app.swagger();
  await app.close();
  await services.close();
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Method and path of each endpoint by id; a browser needs no more at run time. */
export function generateEndpointTable(): string {
  const lines = Object.entries(endpoints).map(
    ([id, { method, path }]) => `  '${id}': ['${method}', '${path}'],`,
  );
  return `// Generated from the contract by "npm run generate"; do not edit.
import type { EndpointId } from '@cairn/contract';

export const endpointTable = {
${lines.join('\n')}
} as const satisfies Record<EndpointId, readonly [method: string, path: string]>;
`;
}

import { readFileSync } from 'node:fs';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { installFeatures } from '../../features/index.ts';
import type { Services } from '../services.ts';
import { answerError, installErrorHandler } from './error-handler.ts';
import { installHeaders } from './headers.ts';
import { AppError } from './problem.ts';
import { installWeb, wantsPage } from './web.ts';

const VERSION = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
/** Largest body of an ordinary request, in bytes. */
const BODY_LIMIT = 1_000_000;

export type AppOptions = { readonly log?: boolean; readonly web?: boolean };

/** Build the server without listening; tests use the same one with `inject`. */
export async function buildApp(services: Services, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    // Behind a proxy the last address it added counts; what the client claims before that does not.
    trustProxy: services.config.origin !== null ? (_address, hop) => hop === 0 : false,
    logger:
      options.log === true
        ? { level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] }
        : false,
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, reply);
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installErrorHandler(app);
  installHeaders(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cairn',
        version: VERSION,
        description: 'The API of Cairn. Every error is a problem+json from a closed list of codes.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await installFeatures(app, services);
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      withDefaultFonts: false,
      proxyUrl: '',
      telemetry: false,
      hideClientButton: true,
      // Nothing of the reference may call another origin.
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: 'never',
    },
  });
  const sendPage = options.web === true ? await installWeb(app) : null;
  app.setNotFoundHandler((request, reply) => {
    if (sendPage !== null && wantsPage(request)) return sendPage(reply);
    throw new AppError('not_found');
  });
  await app.ready();
  return app;
}

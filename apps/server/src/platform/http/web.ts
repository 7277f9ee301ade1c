import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy } from './headers.ts';

const DIST = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));
const NONCE_MARK = '__CSP_NONCE__';

/** Answers with the page of the web application. */
export type SendPage = (reply: FastifyReply) => FastifyReply;

/**
 * Serve the built web application: hashed assets for a year, the page itself with a fresh nonce each time.
 * @returns how to send the page; the addresses of screens are answered with it
 */
export async function installWeb(app: FastifyInstance): Promise<SendPage> {
  const page = await readFile(`${DIST}index.html`, 'utf8').catch(() => null);
  if (page === null) {
    const unbuilt: SendPage = (reply) =>
      reply.code(503).type('text/plain').send('The web application is not built yet: run "npm run build".');
    app.get('/', (_request, reply) => unbuilt(reply));
    return unbuilt;
  }
  await app.register(fastifyStatic, {
    root: DIST,
    index: false,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const sendPage: SendPage = (reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .code(200)
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_MARK, nonce));
  };
  app.get('/', (_request, reply) => sendPage(reply));
  return sendPage;
}

/** Whether a request that no route takes asks for a screen of the web application. */
export function wantsPage(request: FastifyRequest): boolean {
  const html = (request.headers.accept ?? '').includes('text/html');
  return request.method === 'GET' && html && !request.url.startsWith('/api/');
}

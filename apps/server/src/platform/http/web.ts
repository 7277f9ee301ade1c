import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './headers.ts';
import { AppError } from './problem.ts';

const DIST = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));
const NONCE_MARK = '__CSP_NONCE__';

/** Serve the built web application: hashed assets for a year, the page itself with a fresh nonce each time. */
export async function installWeb(app: FastifyInstance): Promise<void> {
  const page = await readFile(`${DIST}index.html`, 'utf8').catch(() => null);
  if (page === null) {
    app.get('/', async (_request, reply) =>
      reply.code(503).type('text/plain').send('The web application is not built yet: run "npm run build".'),
    );
    return;
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
  const sendPage = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_MARK, nonce));
  };
  app.get('/', (_request, reply) => sendPage(reply));
  // Addresses of screens: everything that a browser asks for as a page and that is not the API or a file.
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && !request.url.startsWith('/api/')) return sendPage(reply);
    throw new AppError('not_found');
  });
}

import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** The final content security policy, from the first page on (law 14). `nonce` covers Mantine's style elements. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}

/**
 * The policy of the API reference. Its page starts itself by one inline script, which is allowed by its digest
 * alone, and its library writes style elements, which cannot carry our nonce.
 */
export function referencePolicy(page: string): string {
  const scripts = [...page.matchAll(/<script type="text\/javascript">([\s\S]*?)<\/script>/g)];
  const digests = scripts.map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    ["script-src 'self'", ...digests].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers that every answer carries. */
export function installHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(self), microphone=(self), geolocation=()');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (reply.hasHeader('content-security-policy')) return;
    const reference = request.url.startsWith('/docs') && typeof payload === 'string';
    reply.header(
      'content-security-policy',
      reference ? referencePolicy(payload) : "default-src 'none'; frame-ancestors 'none'",
    );
  });
}

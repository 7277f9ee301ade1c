/**
 * The nonce that the server put into the page for this one answer; styles that libraries add at
 * run time carry it, or the content security policy refuses them. Empty while developing.
 */
export function readStyleNonce(): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return content.startsWith('__') ? '' : content;
}

/** The library that keeps the page still under a dialog looks for its nonce under this name. */
export function shareStyleNonce(): void {
  Reflect.set(globalThis, '__webpack_nonce__', readStyleNonce());
}

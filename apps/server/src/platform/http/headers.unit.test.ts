import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, referencePolicy } from './headers.ts';

describe('the content security policy', () => {
  it('allows no inline script and no other origin', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it("allows the reference's one inline script by its digest alone", () => {
    const page = '<script src="js/scalar.js"></script><script type="text/javascript">start()</script>';
    const digest = createHash('sha256').update('start()').digest('base64');
    expect(referencePolicy(page)).toContain(`script-src 'self' 'sha256-${digest}';`);
    expect(referencePolicy(page)).not.toContain("script-src 'self' 'unsafe-inline'");
  });
});

/**
 * What a page of ours may load and do.
 * - Scripts: our own files only, nothing inline, no eval.
 * - Styles: our own files, and `<style>` elements that carry the nonce of this very answer: antd writes its styles at run time and is given the nonce.
 *   Inline `style` attributes in HTML stay forbidden; React and the drawing libraries set styles through the object model, which is no markup.
 * - Connections and frames: this gateway and the issuer (its token endpoint, and the hidden frame that renews a session).
 */
export function contentSecurityPolicy({ nonce, issuerOrigins, framedBy }: { readonly nonce: string; readonly issuerOrigins: readonly string[]; readonly framedBy: "'none'" | "'self'" }): string {
  const issuer = issuerOrigins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self'${issuer}`,
    `frame-src 'self'${issuer}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');
}

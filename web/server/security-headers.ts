/**
 * What a page may load and run, as a Content-Security-Policy. `nonce` is for pages with React's inline scripts,
 * `styleHashes` (SHA-256 in Base64) for stylesheets that stand in the document. In development, React evaluates code and
 * Next's overlay brings its own styles.
 */
export function contentSecurityPolicy({
  nonce,
  styleHashes = [],
  isDevelopment = false,
}: {
  nonce?: string
  styleHashes?: string[]
  isDevelopment?: boolean
}): string {
  const styles = isDevelopment
    ? ["'unsafe-inline'"]
    : [...(nonce ? [`'nonce-${nonce}'`] : []), ...styleHashes.map((hash) => `'sha256-${hash}'`)]
  const scripts = [...(nonce ? [`'nonce-${nonce}'`] : []), ...(isDevelopment ? ["'unsafe-eval'"] : [])]
  return [
    "default-src 'self'",
    // No 'strict-dynamic': the site's own script in these pages carries no nonce, and 'self' serves no file of a visitor as a script.
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    // Placeholders of pictures are backgrounds of their elements; attributes cannot load anything else from elsewhere.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Whether browsers call it a secure context. */
function isTrusted({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

/** What every answer of the site carries; where the site is https, browsers are told to come that way only. */
export function siteHeaders(publicUrl: URL): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
    // Browsers complain of it where they do not heed it: on plain http that comes from elsewhere.
    ...(isTrusted(publicUrl) && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    'X-Frame-Options': 'DENY',
    ...(publicUrl.protocol === 'https:' && {
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    }),
  }
}

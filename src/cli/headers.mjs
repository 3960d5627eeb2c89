// @ts-check
/**
 * The security headers of the served app, in one place: the local server sends them, the build writes the policy into index.html for hosts
 * that send none. No script runs that is not a file of this app; nothing is fetched from elsewhere.
 */

/** @type {Record<string, string>} */
const policy = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self' blob:",
  'img-src': "'self' blob: data:",
  // Sigma and Svelte set style attributes; a style can load nothing from another origin under default-src.
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
};

/** @param {string[]} [leaveOut] */
function joinPolicy(leaveOut = []) {
  return Object.entries(policy)
    .filter(([directive]) => !leaveOut.includes(directive))
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

export const contentSecurityPolicy = joinPolicy();

/** Browsers ignore `frame-ancestors` in a meta element and complain about it in the console. */
export const metaContentSecurityPolicy = joinPolicy(['frame-ancestors']);

/** Opener and embedder policy together make the page cross-origin isolated: shared memory, hence threads, is allowed only then. */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

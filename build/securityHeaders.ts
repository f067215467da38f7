import { readArchiveOrigins } from './archiveOrigins.ts';

/**
 * The headers the app must be served with. Any host of the built files has to send the same ones.
 */

/** Isolation gives the page SharedArrayBuffer, which WASM threads need. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * No request may leave the page's origin, but to archives that whoever serves the page has named, and no
 * text may be run as code.
 * Styles are allowed inline because overlays are placed with style attributes.
 */
const policy: Record<string, string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'", 'blob:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  // A document that came with a study, in the browser's own viewer.
  'frame-src': ['blob:'],
  'object-src': ['blob:'],
  'connect-src': ["'self'", 'blob:', ...readArchiveOrigins(process.env['SHOKEN_ARCHIVE_ORIGINS'])],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The policy as the value of a header or of a meta element. */
export function writeContentSecurityPolicy(extra: Record<string, string[]> = {}): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources, ...(extra[directive] ?? [])].join(' '))
    .join('; ');
}

export const builtAppHeaders = {
  ...isolation,
  'Content-Security-Policy': writeContentSecurityPolicy(),
};

/** While developing, Vite's React refresh puts one inline script into the page. */
export const devPolicy = writeContentSecurityPolicy({ 'script-src': ["'unsafe-inline'"] });

export const devHeaders = { ...isolation, 'Content-Security-Policy': devPolicy };

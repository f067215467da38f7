import type { Archive } from '#domain';

/** Where to ask, how long to wait, and how to stop. */
export interface Connection {
  readonly archive: Archive;
  readonly signal?: AbortSignal;
  /** Longest silence, milliseconds: before the answer begins, and within it. */
  readonly patienceMs?: number;
}

/**
 * The address as it is kept: without spaces around it and without `/` at its end. Null where it is none:
 * a path of the page's own origin or `http(s)://host/path`, without user name, query or fragment.
 */
export function readBaseUrl(text: string): string | null {
  const address = text.trim().replace(/\/+$/, '');
  if (/[?#\s]/.test(address)) return null;
  if (/^\/[^/]/.test(address)) return address;
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return null;
  const { username, password } = new URL(address);
  return username === '' && password === '' ? address : null;
}

/** The origin that requests go to; null for the page's own. */
export function foreignOrigin({ baseUrl }: Archive): string | null {
  if (baseUrl.startsWith('/')) return null;
  const { origin } = new URL(baseUrl);
  return origin === pageOrigin() ? null : origin;
}

/** Null outside a page, as on the command line. */
const pageOrigin = () => ('location' in globalThis ? globalThis.location.origin : null);

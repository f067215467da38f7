/**
 * Whether the page's content-security policy lets a request through to another origin. Asked before the
 * request is made, because a browser tells a refused request and a broken network apart to nobody.
 */
export function isAllowedByPage(origin: string): boolean {
  const sources = connectSources();
  if (sources === null) return true;
  // The policy's own wildcards are the browser's to judge.
  return sources.some((source) => source === origin || source.includes('*') || source === 'https:');
}

/** Sources of `connect-src` in the policy that the page carries; null where it carries none. */
function connectSources(): readonly string[] | null {
  if (!('document' in globalThis)) return null;
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  const directives = meta?.getAttribute('content')?.split(';') ?? [];
  for (const directive of directives) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (name === 'connect-src') return sources;
  }
  return null;
}

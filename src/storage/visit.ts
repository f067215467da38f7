const key = 'shoken:visit';
/** Where that is kept which is in hand in a tab. */
export const handsOf = (visit: string) => `hands:${visit}`;
/** The visit whose hands lie under this key; null for another key. */
export const visitOfHands = (at: string) => /^hands:(.*)$/.exec(at)?.[1] ?? null;
const lockOf = (visit: string) => `${key}:${visit}`;

/**
 * This tab's visit, which lasts over reloads until the tab is closed. A lock is held for as long as it
 * lasts, so that other tabs know that what it keeps is in use.
 */
export function beginVisit(): string {
  const known = sessionStorage.getItem(key);
  const visit = known ?? crypto.randomUUID();
  if (known === null) sessionStorage.setItem(key, visit);
  // Without locks (no secure context) every visit counts as alive, and nothing is removed on its own.
  void locks()?.request(lockOf(visit), () => new Promise<never>(() => undefined));
  return visit;
}

/** Tells which visits are over: their tabs have been closed. */
export async function findEndedVisits(): Promise<(visit: string) => boolean> {
  const held = await locks()?.query();
  if (held === undefined) return () => false;
  const alive = new Set([...(held.held ?? []), ...(held.pending ?? [])].map(({ name }) => name));
  return (visit) => !alive.has(lockOf(visit));
}

const locks = () => (navigator as Partial<Navigator>).locks;

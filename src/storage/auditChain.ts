import type { AuditEvent } from '#domain';

/** What happened; the log adds the hashes. */
export type AuditEntry = Omit<AuditEvent, 'previousHash' | 'hash'>;

/** `brokenAt`: index of the first event whose hash or link does not hold. */
export type AuditVerdict =
  | { readonly isIntact: true; readonly count: number }
  | { readonly isIntact: false; readonly count: number; readonly brokenAt: number };

/** Stands in for the hash before the first event. */
export const firstPreviousHash = '0'.repeat(64);

/** Links an event to the one before by SHA-256 over both. */
export async function chainEvent(entry: AuditEntry, previousHash: string): Promise<AuditEvent> {
  const { at, type, what, detail } = entry;
  const hash = await hashOf({ at, type, what, detail, previousHash });
  return { at, type, what, detail, previousHash, hash };
}

/**
 * Recomputes the whole chain. A changed, inserted, removed or reordered event breaks it; cutting off
 * the newest ones cannot be seen from the chain alone.
 */
export async function verifyAuditChain(events: readonly AuditEvent[]): Promise<AuditVerdict> {
  const count = events.length;
  let previousHash = firstPreviousHash;
  for (const [index, event] of events.entries()) {
    const isLinked = event.previousHash === previousHash;
    if (!isLinked || event.hash !== (await hashOf(event))) {
      return { isIntact: false, count, brokenAt: index };
    }
    previousHash = event.hash;
  }
  return { isIntact: true, count };
}

/** Fields in fixed order and details sorted, so that the same event always gives the same hash. */
async function hashOf(event: Omit<AuditEvent, 'hash'>): Promise<string> {
  const detail = Object.entries(event.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([event.previousHash, event.at, event.type, event.what, detail]);
  return sha256(new TextEncoder().encode(text));
}

/** SHA-256 in lower-case hex. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

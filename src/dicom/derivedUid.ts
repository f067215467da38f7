import { uidOf } from '#domain';

/** A UID that is the same for the same content and purpose. */
export async function deriveUid(purpose: string, bytes: Uint8Array): Promise<string> {
  const contentHash = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  return uidOf(new Uint8Array([...new TextEncoder().encode(purpose), ...contentHash]));
}

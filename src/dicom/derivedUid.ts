/** A UID that is the same for the same content: `2.25.` and the first 128 bits of a SHA-256 (PS3.5 B.2). */
export async function deriveUid(purpose: string, bytes: Uint8Array): Promise<string> {
  const contentHash = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  const named = new Uint8Array([...new TextEncoder().encode(purpose), ...contentHash]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', named));
  const number = hash.subarray(0, 16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return `2.25.${number}`;
}

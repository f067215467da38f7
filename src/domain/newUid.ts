/** A UID that no other object has, from a random UUID (PS3.5 B.2): `2.25.` and its 128 bits in decimal. */
export function newUid(): string {
  return `2.25.${BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)}`;
}

/** A UID that is the same for the same bytes: `2.25.` and the first 128 bits of their SHA-256 (PS3.5 B.2). */
export async function uidOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const number = hash.subarray(0, 16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return `2.25.${number}`;
}

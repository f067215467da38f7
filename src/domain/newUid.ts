/** A UID that no other object has, from a random UUID (PS3.5 B.2): `2.25.` and its 128 bits in decimal. */
export function newUid(): string {
  return `2.25.${BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)}`;
}

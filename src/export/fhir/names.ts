/** RFC 4122, Appendix C: the namespace of names that are OIDs. */
const oidNamespace = '6ba7b812-9dad-11d1-80b4-00c04fd430c8';

/** Gives each resource of a Bundle its id: the same whenever the same thing is written. */
export type IdOf = (key: string) => string;

/**
 * UUIDs that follow from the scope and the key alone (version 5, RFC 4122 4.3), made beforehand because browsers
 * hash only asynchronously. Asking for another key is a mistake of the program's.
 */
export async function nameKeys(scope: string, keys: readonly string[]): Promise<IdOf> {
  const named = await Promise.all(
    keys.map(async (key) => [key, await nameUuid(JSON.stringify([scope, key]))] as const),
  );
  const ids = new Map(named);
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`no id was made for ${key}`);
    return id;
  };
}

async function nameUuid(name: string): Promise<string> {
  const namespace = Uint8Array.from(oidNamespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    parseInt(pair, 16),
  );
  const bytes = new Uint8Array([...namespace, ...new TextEncoder().encode(name)]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Where a resource of the Bundle is found by the others. */
export const urlOf = (id: string) => `urn:uuid:${id}`;

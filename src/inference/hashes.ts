import type { ModelManifest } from '#domain';

/** SHA-256, lower-case hex. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One hash for all weights: SHA-256 over the graphs' hex hashes in the order encoder, grounding, decoder. */
export function weightsHash({ graphs }: ModelManifest): Promise<string> {
  const hashes = graphs.encoder.sha256 + graphs.grounding.sha256 + graphs.decoder.sha256;
  return sha256(new TextEncoder().encode(hashes));
}

import { ShokenError, type ArchivedObject } from '#domain';
import { addressOf, type Address } from './addressOf';
import type { Connection } from './connection';
import { readParts } from './readParts';
import { request } from './request';
import { untilWhole } from './untilWhole';

/** `transfer-syntax=*`: as stored. Nothing is converted on the way, and lossy pixels are not made again. */
const asStored = 'multipart/related; type="application/dicom"; transfer-syntax=*';

/**
 * WADO-RS: the DICOM files (PS3.10) of a study or a series, as they come in.
 * Throws the codes of `request`, `archive-study-gone` where the archive no longer has it, and
 * `archive-incomplete` where the answer breaks off.
 */
export async function* retrieveInstances(
  connection: Connection,
  address: Address,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const answer = await request(connection, addressOf(address), { accept: asStored }).catch(
    (error: unknown) => {
      const isGone = error instanceof ShokenError && error.code === 'archive-not-found';
      throw isGone ? new ShokenError('archive-study-gone', error.detail) : error;
    },
  );
  for await (const { bytes } of readParts(answer)) yield bytes;
}

/** The file of one object. Throws as above. */
export function retrieveInstance(
  connection: Connection,
  object: ArchivedObject,
): Promise<Uint8Array<ArrayBuffer>> {
  return untilWhole(async () => {
    for await (const bytes of retrieveInstances(connection, object)) return bytes;
    throw new ShokenError('archive-study-gone', { status: 204 });
  });
}

import { ShokenError } from '#domain';
import type { Connection } from './connection';
import { readParts } from './readParts';
import { request } from './request';
import { untilWhole } from './untilWhole';

const asStored = 'multipart/related; type="application/octet-stream"; transfer-syntax=*, */*';

/**
 * A value that metadata only refer to, little endian. The reference is followed within the archive alone:
 * nobody else is to see the reader's sign-in. Throws the codes of `request` and `archive-incomplete`.
 */
export async function retrieveBulkData(
  connection: Connection,
  uri: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const path = pathWithin(connection.archive.baseUrl, uri);
  return untilWhole(async () => {
    const answer = await request(connection, path, { accept: asStored });
    for await (const { bytes } of readParts(answer)) return bytes;
    throw new ShokenError('archive-incomplete');
  });
}

/**
 * The address from the archive's base on. An archive behind a proxy names itself by the address it has there, so what
 * counts is where its studies begin.
 */
function pathWithin(baseUrl: string, uri: string): string {
  const studies = uri.search(/\/studies\//);
  if (studies >= 0) return uri.slice(studies);
  if (uri.startsWith(`${baseUrl}/`)) return uri.slice(baseUrl.length);
  if (/^[\w.-]+(\/|$)/.test(uri)) return `/${uri}`;
  throw new ShokenError('archive-not-dicomweb');
}

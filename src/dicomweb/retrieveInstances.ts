import { ShokenError } from '#domain';
import type { Connection } from './connection';
import { readMultipart } from './readMultipart';
import { request, type Answer } from './request';

/** `transfer-syntax=*`: as stored. Nothing is converted on the way, and lossy pixels are not made again. */
const asStored = 'multipart/related; type="application/dicom"; transfer-syntax=*';

export interface InstanceScope {
  readonly StudyInstanceUID: string;
  /** Left out: the whole study. */
  readonly SeriesInstanceUID?: string;
}

/**
 * WADO-RS: the DICOM files (PS3.10) of a study or a series, one after the other as they come in.
 * Throws the codes of `request`, `archive-study-gone` where the archive no longer has it, and
 * `archive-incomplete` where the answer breaks off.
 */
export async function* retrieveInstances(
  connection: Connection,
  { StudyInstanceUID, SeriesInstanceUID }: InstanceScope,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const study = `/studies/${encodeURIComponent(StudyInstanceUID)}`;
  const series =
    SeriesInstanceUID === undefined ? '' : `/series/${encodeURIComponent(SeriesInstanceUID)}`;
  const answer = await request(connection, `${study}${series}`, { accept: asStored }).catch(
    (error: unknown) => {
      const isGone = error instanceof ShokenError && error.code === 'archive-not-found';
      throw isGone ? new ShokenError('archive-study-gone', error.detail) : error;
    },
  );
  yield* readInstances(answer);
}

async function* readInstances({
  contentType,
  chunks,
}: Answer): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (/^multipart\/related/i.test(contentType)) {
    for await (const { bytes } of readMultipart(chunks, contentType)) yield bytes;
    return;
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  // No content: the study is known, but has nothing to give.
  if (bytes.length === 0) return;
  // A few archives send a single instance without the wrapping.
  if (!/^application\/dicom(;|$)/i.test(contentType)) throw new ShokenError('archive-not-dicomweb');
  yield bytes;
}

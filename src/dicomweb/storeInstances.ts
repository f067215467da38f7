import { newUid, ShokenError } from '#domain';
import type { Connection } from './connection';
import { itemsOf, readDatasets, textOf } from './dicomJson';
import { request } from './request';

/** A body is sent in one piece and an archive indexes before it answers. */
const storingPatienceMs = 120_000;

/**
 * STOW-RS: stores DICOM files (PS3.10). Throws `archive-store-refused` with how many of them were refused
 * and the first reason (Failure Reason, PS3.18 Table 10.5.3-2), and the codes of `request`.
 */
export async function storeInstances(
  connection: Connection,
  instances: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const boundary = `shoken-${newUid()}`;
  const parts = instances.flatMap((instance) => [
    `--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`,
    instance,
    '\r\n',
  ]);
  const answer = await request({ patienceMs: storingPatienceMs, ...connection }, '/studies', {
    accept: 'application/dicom+json',
    contentType: `multipart/related; type="application/dicom"; boundary=${boundary}`,
    body: new Blob([...parts, `--${boundary}--\r\n`]),
    // In these the archive says what it refused.
    readable: [400, 409, 415, 422],
  });
  const [result] = await readDatasets(answer).catch((error: unknown) => {
    const isRefusal = answer.status >= 300 && error instanceof ShokenError;
    if (isRefusal && error.code === 'archive-not-dicomweb') return [];
    throw error;
  });
  const stored = result ? itemsOf(result, 'ReferencedSOPSequence').length : 0;
  const [failed] = result ? itemsOf(result, 'FailedSOPSequence') : [];
  // Success without a list is success: Annex I of PS3.18 lets an archive leave it out.
  const isSilentSuccess = answer.status < 300 && stored === 0 && !failed;
  if (isSilentSuccess || (stored >= instances.length && !failed)) return;
  throw new ShokenError('archive-store-refused', {
    count: instances.length - stored,
    total: instances.length,
    reason: (failed && textOf(failed, 'FailureReason')) || answer.status,
  });
}

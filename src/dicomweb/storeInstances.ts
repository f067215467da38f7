import { newUid, ShokenError, type ErrorCode } from '#domain';
import type { Connection } from './connection';
import { itemsOf, numberOf, readDatasets } from './dicomJson';
import { request } from './request';

/** A body is sent in one piece and an archive indexes before it answers. */
const storingPatienceMs = 120_000;

/**
 * STOW-RS: stores DICOM files (PS3.10). Throws an `archive-store-…` code with how many of them were refused
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
    readable: [400, 409, 415, 422, 507],
  });
  const [result] = await readDatasets(answer).catch((error: unknown) => {
    const isRefusal = answer.status >= 300 && error instanceof ShokenError;
    if (isRefusal && error.code === 'archive-not-dicomweb') return [];
    throw error;
  });
  const refused = result ? itemsOf(result, 'FailedSOPSequence') : [];
  // What the archive has already is stored.
  const failures = refused.filter((item) => numberOf(item, 'FailureReason') !== isThereAlready);
  const [failed] = failures;
  const known = refused.length - failures.length;
  const stored = (result ? itemsOf(result, 'ReferencedSOPSequence').length : 0) + known;
  // Success without a list is success: Annex I of PS3.18 lets an archive leave it out.
  const isSilentSuccess = answer.status < 300 && stored === 0 && !failed;
  if (isSilentSuccess || (stored >= instances.length && !failed)) return;
  const reason = (failed && numberOf(failed, 'FailureReason')) ?? answer.status;
  const count = instances.length - stored;
  throw new ShokenError(codeOf(reason), { count, total: instances.length, stored, reason });
}

/** Duplicate SOP Instance. */
const isThereAlready = 0x0111;

/** Failure Reasons of the store service (PS3.4 Table B.2-1, PS3.18 I.2.2), and statuses that mean the same. */
function codeOf(reason: number): ErrorCode {
  if ((reason & 0xff00) === 0xa700 || reason === 507) return 'archive-store-full';
  if (reason === 0x0124) return 'archive-store-forbidden';
  const isUnsupported = [0x0122, 0xc122, 415].includes(reason) || (reason & 0xff00) === 0xa900;
  return isUnsupported ? 'archive-store-unsupported' : 'archive-store-refused';
}

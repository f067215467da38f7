import { ShokenError, type DocumentContent } from '#domain';
import type { Dataset } from '../dataset';

/** The document as it was wrapped, without the byte that makes its length even. Throws `object-empty`. */
export function readDocument(dataset: Dataset): DocumentContent {
  const value = dataset.bytes('EncapsulatedDocument');
  if (value.length === 0) throw new ShokenError('object-empty');
  const stated = dataset.uint32('EncapsulatedDocumentLength');
  const isStated = stated !== null && stated > 0 && stated <= value.length;
  const length = isStated ? stated : value.at(-1) === 0 ? value.length - 1 : value.length;
  return {
    kind: 'document',
    title: dataset.string('DocumentTitle'),
    mimeType: dataset.string('MIMETypeOfEncapsulatedDocument').toLowerCase(),
    bytes: new Uint8Array(value.subarray(0, length)),
  };
}

import { ShokenError, type ArchivedFrame, type ArchivedObject } from '#domain';
import { addressOf } from './addressOf';
import type { Connection } from './connection';
import { readParts } from './readParts';
import { request } from './request';
import { untilWhole } from './untilWhole';

/** `transfer-syntax=*`: as stored. */
const asStored = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';

/** WADO-RS: one frame (from 1) of an object. Throws the codes of `request` and `archive-incomplete`. */
export function retrieveFrame(
  connection: Connection,
  object: ArchivedObject,
  frame: number,
): Promise<ArchivedFrame> {
  return untilWhole(() => askForFrame(connection, object, frame));
}

async function askForFrame(
  connection: Connection,
  object: ArchivedObject,
  frame: number,
): Promise<ArchivedFrame> {
  const path = `${addressOf(object)}/frames/${frame}`;
  const answer = await request(connection, path, { accept: asStored });
  for await (const { contentType, bytes } of readParts(answer)) {
    return { bytes, TransferSyntaxUID: transferSyntaxOf(`${contentType}; ${answer.contentType}`) };
  }
  throw new ShokenError('archive-incomplete');
}

/** Defaults of the media types (PS3.18 Table 8.7.3-5), for archives that do not say. */
const usualSyntaxes: readonly (readonly [RegExp, string])[] = [
  [/^image\/jpeg/i, '1.2.840.10008.1.2.4.70'],
  [/^image\/dicom-rle/i, '1.2.840.10008.1.2.5'],
  [/^image\/jls/i, '1.2.840.10008.1.2.4.80'],
  [/^image\/jp2/i, '1.2.840.10008.1.2.4.90'],
  [/^image\/jphc/i, '1.2.840.10008.1.2.4.201'],
  [/^image\/jxl/i, '1.2.840.10008.1.2.4.110'],
];
const explicitLittleEndian = '1.2.840.10008.1.2.1';

function transferSyntaxOf(contentType: string): string {
  const stated = /transfer-syntax="?([\d.]+)/i.exec(contentType)?.[1];
  const usual = usualSyntaxes.find(([type]) => type.test(contentType));
  return stated ?? usual?.[1] ?? explicitLittleEndian;
}

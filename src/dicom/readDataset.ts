import { ShokenError } from '#domain';
import dicomParser, { type DataSet } from 'dicom-parser';
import { inflateSync } from 'fflate';
import { Dataset } from './dataset';
import { findTransferSyntax } from './transferSyntaxes';

const implicitLittleEndian = '1.2.840.10008.1.2';
const explicitLittleEndian = '1.2.840.10008.1.2.1';
const explicitBigEndian = '1.2.840.10008.1.2.2';

export interface ReadDataset {
  readonly dataset: Dataset;
  /** The file ended (or broke) before the data set did; `dataset` holds what came before. */
  readonly isTruncated: boolean;
}

/**
 * Attributes of a DICOM file (PS3.10), with or without preamble and meta header; pixels are only located.
 * `bytes` may be the beginning of a longer file, and hold all but the pixels. Throws `file-empty`, `file-not-dicom` or `file-truncated` (a broken meta header or deflate stream).
 */
export function readDataset(bytes: Uint8Array, fileSize = bytes.length): ReadDataset {
  if (bytes.length === 0) throw new ShokenError('file-empty');
  const { TransferSyntaxUID, body, hasMeta } = readMeta(bytes);
  if (body.length < 8) throw new ShokenError(hasMeta ? 'file-truncated' : 'file-not-dicom');

  const syntax = findTransferSyntax(TransferSyntaxUID);
  const data = syntax?.encoding === 'deflated' ? inflate(body) : body;
  const declared = syntax?.encoding ?? (hasMeta && TransferSyntaxUID !== '' ? 'explicit' : null);
  const encoding = findEncoding(data, declared);
  if (!encoding) throw new ShokenError(hasMeta ? 'file-truncated' : 'file-not-dicom');

  const { parsed, isTruncated } = parse(data, encoding);
  const dataset = new Dataset(
    parsed,
    TransferSyntaxUID === '' ? encoding : TransferSyntaxUID,
    [],
    fileSize - bytes.length,
  );
  if (!hasMeta && !looksLikeImageOrDocument(dataset)) throw new ShokenError('file-not-dicom');
  return { dataset, isTruncated };
}

const hasPrefix = (bytes: Uint8Array, at: number) =>
  bytes[at] === 0x44 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x43 && bytes[at + 3] === 0x4d;

/** The meta header starts after the preamble, or at once where a sender left the preamble out. */
function readMeta(bytes: Uint8Array) {
  if (hasPrefix(bytes, 128)) return readMetaOf(bytes);
  const startsWithMeta = bytes[0] === 2 && bytes[1] === 0 && hasExplicitVr(bytes);
  if (!hasPrefix(bytes, 0) && !startsWithMeta) {
    return { TransferSyntaxUID: '', body: bytes, hasMeta: false };
  }
  const content = startsWithMeta ? bytes : bytes.subarray(4);
  const complete = new Uint8Array(132 + content.length);
  complete.set([0x44, 0x49, 0x43, 0x4d], 128);
  complete.set(content, 132);
  return readMetaOf(complete);
}

function readMetaOf(bytes: Uint8Array) {
  // Without any meta attribute after the prefix there is nothing to say what follows.
  const isMetaGroup = bytes[132] === 2 && bytes[133] === 0;
  if (!isMetaGroup) return { TransferSyntaxUID: '', body: bytes.subarray(132), hasMeta: false };
  try {
    const meta = dicomParser.readPart10Header(bytes);
    const position = Reflect.get(meta, 'position') as number; // dicom-parser's types leave it out
    const TransferSyntaxUID = meta.string('x00020010') ?? '';
    return { TransferSyntaxUID, body: bytes.subarray(position), hasMeta: true };
  } catch (cause) {
    throw new ShokenError('file-truncated', {}, { cause });
  }
}

function inflate(body: Uint8Array): Uint8Array {
  try {
    return inflateSync(body);
  } catch (cause) {
    throw new ShokenError('file-truncated', {}, { cause });
  }
}

const valueRepresentations = new Set(
  'AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV'.split(
    ' ',
  ),
);

const hasExplicitVr = (data: Uint8Array) =>
  valueRepresentations.has(String.fromCharCode(data[4] ?? 0, data[5] ?? 0));

/** What the first element looks like. Some writers declare implicit and write explicit, or the reverse. */
function findEncoding(data: Uint8Array, declared: string | null): string | null {
  const isExplicit = hasExplicitVr(data);
  const group = data[0]! | (data[1]! << 8);
  const isLittleEndianGroup = group > 0 && group <= 0x60;
  const isBigEndianGroup = data[0] === 0 && data[1]! > 0 && data[1]! <= 0x60;
  if (declared === 'big-endian' && isBigEndianGroup) return explicitBigEndian;
  if (isExplicit && isBigEndianGroup) return explicitBigEndian;
  if (declared !== null) return isExplicit ? explicitLittleEndian : implicitLittleEndian;
  if (!isLittleEndianGroup) return null;
  if (isExplicit) return explicitLittleEndian;
  const length = new DataView(data.buffer, data.byteOffset).getUint32(4, true);
  return length < data.length ? implicitLittleEndian : null;
}

function parse(data: Uint8Array, encoding: string) {
  try {
    const parsed = dicomParser.parseDicom(data, { TransferSyntaxUID: encoding });
    return { parsed, isTruncated: false };
  } catch (error) {
    // dicom-parser throws what it has read so far along with the reason.
    const parsed =
      typeof error === 'object' && error !== null
        ? (Reflect.get(error, 'dataSet') as unknown)
        : null;
    if (!parsed) throw new ShokenError('file-not-dicom', {}, { cause: error });
    return { parsed: parsed as DataSet, isTruncated: true };
  }
}

const looksLikeImageOrDocument = (dataset: Dataset) =>
  dataset.has('SOPClassUID') || dataset.has('Modality') || dataset.has('Rows');

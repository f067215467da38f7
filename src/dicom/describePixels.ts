import { ShokenError } from '#domain';
import type { Dataset } from './dataset';
import type { Codec, PixelDescription } from './decode';
import { findGroup } from './functionalGroups';
import { readLookupTable, readPalette } from './lookupTables';
import { readSupplement } from './readSupplement';
import { readSuv, suvFactorOf } from './readSuv';
import { findTransferSyntax, refuseTransferSyntax } from './transferSyntaxes';

const photometrics = new Set([
  'MONOCHROME1',
  'MONOCHROME2',
  'PALETTE COLOR',
  'RGB',
  'YBR_FULL',
  'YBR_FULL_422',
  'YBR_RCT',
  'YBR_ICT',
  'YBR_PARTIAL_422',
  'YBR_PARTIAL_420',
]);

/** Photometric Interpretation, or what the samples suggest where a file leaves it out. */
export function readPhotometric(dataset: Dataset): string {
  const stated = dataset
    .string('PhotometricInterpretation')
    .toUpperCase()
    .replaceAll('_COLOR', ' COLOR');
  if (stated !== '') return stated;
  return (dataset.uint16('SamplesPerPixel') ?? 1) >= 3 ? 'RGB' : 'MONOCHROME2';
}

/**
 * Everything decoding needs from the header, for one frame (1-based). Throws the reason why the
 * pixels cannot be shown: `file-no-pixels`, `file-unsupported-…`.
 */
export function describePixels(dataset: Dataset, frame: number): PixelDescription {
  const { TransferSyntaxUID } = dataset;
  const syntax = findTransferSyntax(TransferSyntaxUID);
  if (!syntax) throw refuseTransferSyntax(TransferSyntaxUID);
  const photometric = readPhotometric(dataset);
  if (!photometrics.has(photometric)) {
    throw new ShokenError('file-unsupported-photometric', { photometric });
  }
  const sample = dataset.has('FloatPixelData')
    ? 'float'
    : dataset.has('DoubleFloatPixelData')
      ? 'double'
      : 'integer';
  const floatBits = sample === 'float' ? 32 : 64;
  const BitsAllocated = sample === 'integer' ? required(dataset, 'BitsAllocated') : floatBits;
  if (sample === 'integer' && BitsAllocated > 32) {
    throw new ShokenError('file-unsupported-object', {
      keyword: 'BitsAllocated',
      value: BitsAllocated,
    });
  }
  const BitsStored = Math.min(dataset.uint16('BitsStored') || BitsAllocated, BitsAllocated);
  const HighBit = dataset.uint16('HighBit') ?? BitsStored - 1;
  const isSigned = dataset.uint16('PixelRepresentation') === 1;
  const isBigEndian = syntax.encoding === 'big-endian';
  const rescale = findGroup(dataset, frame, 'PixelValueTransformationSequence') ?? dataset;
  const slope = rescale.number('RescaleSlope') ?? 1;
  const factor = suvFactorOf(readSuv(dataset));
  return {
    codec: syntax.codec === 'none' ? findCodec(dataset) : syntax.codec,
    isBigEndian,
    areBytesSwapped:
      isBigEndian && BitsAllocated === 8 && dataset.element('PixelData')?.vr === 'OW',
    sample,
    Rows: required(dataset, 'Rows'),
    Columns: required(dataset, 'Columns'),
    SamplesPerPixel: dataset.uint16('SamplesPerPixel') ?? 1,
    PhotometricInterpretation: photometric,
    PlanarConfiguration: dataset.uint16('PlanarConfiguration') ?? 0,
    BitsAllocated,
    BitsStored,
    // A High Bit that cannot be right would shift the pixels away.
    HighBit: HighBit >= BitsStored - 1 && HighBit < BitsAllocated ? HighBit : BitsStored - 1,
    isSigned,
    slope: (slope === 0 ? 1 : slope) * factor,
    intercept: (rescale.number('RescaleIntercept') ?? 0) * factor,
    modalityLut: readLookupTable(dataset.item('ModalityLUTSequence'), isSigned),
    palette: photometric === 'PALETTE COLOR' ? requiredPalette(dataset, isSigned) : null,
    supplement: photometric === 'MONOCHROME2' ? readSupplement(dataset, frame, isSigned) : null,
    padding: readPadding(dataset, isSigned),
    isInverted: isShownInverted(dataset, photometric),
  };
}

/** MONOCHROME1, and MONOCHROME2 whose Presentation LUT Shape is INVERSE. DX writes both of MONOCHROME1: that is one inversion. */
function isShownInverted(dataset: Dataset, photometric: string): boolean {
  if (photometric === 'MONOCHROME1') return true;
  return photometric === 'MONOCHROME2' && dataset.string('PresentationLUTShape') === 'INVERSE';
}

/** A file without a meta header does not say that its pixels are compressed; the stream's first bytes do. */
function findCodec(dataset: Dataset): Codec {
  const [fragment] = dataset.element('PixelData')?.fragments ?? [];
  if (!fragment) return 'none';
  const [first, second] = dataset.bytesAt(fragment.position, 2);
  if (first === 0xff && second === 0xd8) return 'jpeg';
  return first === 0xff && second === 0x4f ? 'jpeg2000' : 'encapsulated';
}

function required(dataset: Dataset, keyword: 'Rows' | 'Columns' | 'BitsAllocated'): number {
  const value = dataset.uint16(keyword);
  if (!value) throw new ShokenError('file-unsupported-object', { keyword });
  return value;
}

function requiredPalette(dataset: Dataset, isSigned: boolean) {
  const palette = readPalette(dataset, isSigned);
  if (!palette)
    throw new ShokenError('file-unsupported-photometric', { photometric: 'PALETTE COLOR' });
  return palette;
}

/** Pixel Padding Value, or the range between it and Pixel Padding Range Limit (PS3.3 C.7.5.1.1.2). */
function readPadding(dataset: Dataset, isSigned: boolean) {
  const read = (keyword: 'PixelPaddingValue' | 'PixelPaddingRangeLimit') =>
    isSigned ? dataset.int16(keyword) : dataset.uint16(keyword);
  const value = read('PixelPaddingValue');
  if (value === null) return null;
  const limit = read('PixelPaddingRangeLimit') ?? value;
  return { low: Math.min(value, limit), high: Math.max(value, limit) };
}

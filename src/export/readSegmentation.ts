import type { MaskInImage } from '#domain';
import { ShokenError } from '#domain';
import dcmjs from 'dcmjs';
import { z } from 'zod';
import { unpackFrame } from './packBits';

const code = z.object({
  CodeValue: z.string(),
  CodingSchemeDesignator: z.string(),
  CodeMeaning: z.string(),
});

/** dcmjs gives a sequence of one item as that item or as a list, and a missing one as undefined. */
const sequence = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value): unknown[] =>
      Array.isArray(value) ? Array.from<unknown>(value) : value === undefined ? [] : [value],
    z.array(item),
  );

const segmentationSchema = z.object({
  SOPClassUID: z.literal('1.2.840.10008.5.1.4.1.1.66.4'),
  SOPInstanceUID: z.string(),
  StudyInstanceUID: z.string(),
  ContentLabel: z.string(),
  Rows: z.number(),
  Columns: z.number(),
  SegmentationType: z.literal('BINARY'),
  SegmentSequence: sequence(
    z.object({
      SegmentNumber: z.number(),
      SegmentLabel: z.string(),
      SegmentAlgorithmType: z.enum(['AUTOMATIC', 'SEMIAUTOMATIC', 'MANUAL']),
      SegmentedPropertyTypeCodeSequence: sequence(code),
      TrackingUID: z.string().optional(),
    }),
  ),
  PerFrameFunctionalGroupsSequence: sequence(
    z.object({
      SegmentIdentificationSequence: sequence(z.object({ ReferencedSegmentNumber: z.number() })),
      DerivationImageSequence: sequence(
        z.object({
          SourceImageSequence: sequence(
            z.object({
              ReferencedSOPInstanceUID: z.string(),
              ReferencedFrameNumber: z.number().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  PixelData: z.preprocess(
    (value) => (Array.isArray(value) ? (value[0] as unknown) : value),
    z.instanceof(ArrayBuffer),
  ),
});

/** One segment of one frame. */
export interface ReadSegment {
  readonly number: number;
  readonly label: string;
  readonly trackingUID: string | null;
  readonly algorithmType: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL';
  readonly type: z.infer<typeof code> | null;
  /** On the grid of the source image; null where nothing is set. */
  readonly mask: MaskInImage | null;
  readonly source: { readonly SOPInstanceUID: string; readonly frame: number } | null;
}

export interface ReadSegmentation {
  readonly SOPInstanceUID: string;
  readonly StudyInstanceUID: string;
  readonly contentLabel: string;
  readonly segments: readonly ReadSegment[];
}

/** Reads a binary DICOM Segmentation back, one entry per frame. Throws `file-unsupported-object`. */
export function readSegmentation(bytes: Uint8Array): ReadSegmentation {
  const dict = readDict(bytes);
  const parsed = segmentationSchema.safeParse(
    dcmjs.data.DicomMetaDictionary.naturalizeDataset(dict),
  );
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ShokenError('file-unsupported-object', { keyword: where }, { cause: parsed.error });
  }
  const { Rows, Columns, SegmentSequence, PerFrameFunctionalGroupsSequence, PixelData } =
    parsed.data;
  const packed = new Uint8Array(PixelData);
  const segments = PerFrameFunctionalGroupsSequence.flatMap((group, frame): ReadSegment[] => {
    const number = group.SegmentIdentificationSequence[0]?.ReferencedSegmentNumber;
    const segment = SegmentSequence.find((each) => each.SegmentNumber === number);
    if (!segment) return [];
    const source = group.DerivationImageSequence[0]?.SourceImageSequence[0];
    return [
      {
        number: segment.SegmentNumber,
        label: segment.SegmentLabel,
        trackingUID: segment.TrackingUID ?? null,
        algorithmType: segment.SegmentAlgorithmType,
        type: segment.SegmentedPropertyTypeCodeSequence[0] ?? null,
        mask: unpackFrame(packed, frame, Columns, Rows),
        source: source
          ? {
              SOPInstanceUID: source.ReferencedSOPInstanceUID,
              frame: source.ReferencedFrameNumber ?? 1,
            }
          : null,
      },
    ];
  });
  return {
    SOPInstanceUID: parsed.data.SOPInstanceUID,
    StudyInstanceUID: parsed.data.StudyInstanceUID,
    contentLabel: parsed.data.ContentLabel,
    segments,
  };
}

function readDict(bytes: Uint8Array): object {
  try {
    // A copy, for the view may be part of a larger buffer.
    return dcmjs.data.DicomMessage.readFile(new Uint8Array(bytes).buffer).dict;
  } catch (error) {
    throw new ShokenError('file-not-dicom', {}, { cause: error });
  }
}

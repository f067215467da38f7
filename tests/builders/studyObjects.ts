import { buildDicom, type DicomAttributes } from './dicomBuilder';

/** Objects that come with a study, as other makers write them. */

/** Of the images they belong to; those of `buildRadiograph` unless told otherwise. */
const sameStudy: DicomAttributes = {
  '00080020 DA': '20260131',
  '00080030 TM': '101500',
  '00080050 SH': 'ACC1',
  '00080070 LO': 'ACME',
  '00081030 LO': 'Chest',
  '00081090 LO': 'LungCAD',
  '00100010 PN': 'Test^Patient',
  '00100020 LO': 'P1',
  '00100030 DA': '19700215',
  '00100040 CS': 'F',
  '00181020 LO': '3.1',
  '0020000d UI': '1.2.826.0.1.3680043.10.1.1',
};

const storage = '1.2.840.10008.5.1.4.1.1';

export interface ObjectOptions {
  readonly attributes?: DicomAttributes;
  readonly without?: readonly string[];
}

function buildObject(
  sopClass: string,
  modality: string,
  own: DicomAttributes,
  { attributes = {}, without = [] }: ObjectOptions = {},
): Uint8Array {
  const all: DicomAttributes = {
    ...sameStudy,
    '00080016 UI': `${storage}.${sopClass}`,
    '00080018 UI': `1.2.826.0.1.3680043.10.7.${modality.length}${modality.charCodeAt(0)}`,
    '00080060 CS': modality,
    '0020000e UI': `1.2.826.0.1.3680043.10.8.${modality.length}${modality.charCodeAt(0)}`,
    '00200011 IS': '900',
    '00200013 IS': '1',
    ...own,
    ...attributes,
  };
  const kept = Object.entries(all).filter(([key]) => !without.includes(key.slice(0, 8)));
  return buildDicom({ attributes: Object.fromEntries(kept) });
}

export const code = (value: string, scheme: string, meaning: string): DicomAttributes => ({
  '00080100 SH': value,
  '00080102 SH': scheme,
  '00080104 LO': meaning,
});

export const referenceTo = (SOPInstanceUID: string, frame?: number): DicomAttributes => ({
  '00081150 UI': `${storage}.1.1`,
  '00081155 UI': SOPInstanceUID,
  ...(frame === undefined ? {} : { '00081160 IS': frame }),
});

/** The radiograph that `buildRadiograph` makes. */
export const radiographUid = '1.2.826.0.1.3680043.10.1.3';

export interface SegmentOptions {
  readonly number: number;
  readonly label: string;
  readonly attributes?: DicomAttributes;
}

export interface SegmentFrameOptions {
  readonly segment: number;
  /** 0 and 1, row by row; fractions where the type is FRACTIONAL, labels where it is LABELMAP. */
  readonly values: readonly number[];
  readonly source?: { readonly uid: string; readonly frame?: number } | undefined;
  readonly position?: readonly [number, number, number];
}

export interface SegmentationOptions extends ObjectOptions {
  readonly columns: number;
  readonly rows: number;
  readonly segments: readonly SegmentOptions[];
  readonly frames: readonly SegmentFrameOptions[];
  readonly type?: 'BINARY' | 'FRACTIONAL' | 'LABELMAP';
  /** For frames with a position. */
  readonly FrameOfReferenceUID?: string;
  readonly pixelMm?: number;
  readonly thicknessMm?: number;
  readonly orientation?: readonly number[];
}

/** A segmentation, its frames packed bit by bit where it is binary. */
export function buildSegmentation(options: SegmentationOptions): Uint8Array {
  const { columns, rows, segments, frames, type = 'BINARY' } = options;
  const { FrameOfReferenceUID, pixelMm = 1, thicknessMm } = options;
  const values = frames.flatMap((frame) => [...frame.values]);
  const bits = type === 'BINARY' ? 1 : 8;
  const isPlaced = FrameOfReferenceUID !== undefined;
  return buildObject(
    type === 'LABELMAP' ? '66.7' : '66.4',
    'SEG',
    {
      '0008103e LO': 'AI regions',
      '00280002 US': 1,
      '00280004 CS': 'MONOCHROME2',
      '00280008 IS': frames.length,
      '00280010 US': rows,
      '00280011 US': columns,
      '00280100 US': bits,
      '00280101 US': bits,
      '00280102 US': bits - 1,
      '00280103 US': 0,
      '00620001 CS': type,
      ...(type === 'FRACTIONAL' ? { '00620010 CS': 'PROBABILITY', '0062000e US': 255 } : {}),
      '00620002 SQ': segments.map(({ number, label, attributes = {} }) => ({
        '00620004 US': number,
        '00620005 LO': label,
        '00620008 CS': 'AUTOMATIC',
        '00620009 LO': 'lungnet',
        ...attributes,
      })),
      ...(isPlaced ? { '00200052 UI': FrameOfReferenceUID } : {}),
      '52009229 SQ': [
        isPlaced
          ? {
              '00289110 SQ': [
                {
                  '00280030 DS': [pixelMm, pixelMm],
                  ...(thicknessMm === undefined ? {} : { '00180050 DS': [thicknessMm] }),
                },
              ],
              '00209116 SQ': [{ '00200037 DS': options.orientation ?? [1, 0, 0, 0, 1, 0] }],
            }
          : {},
      ],
      '52009230 SQ': frames.map(({ segment, source, position }) => ({
        '0062000a SQ': [{ '0062000b US': segment }],
        ...(source
          ? { '00089124 SQ': [{ '00082112 SQ': [referenceTo(source.uid, source.frame)] }] }
          : {}),
        ...(position ? { '00209113 SQ': [{ '00200032 DS': position }] } : {}),
      })),
      '7fe00010 OB': type === 'BINARY' ? packBits(values) : Uint8Array.from(values),
    },
    options,
  );
}

/** Frame after frame without a gap, each byte filled from its lowest bit. */
function packBits(values: readonly number[]): Uint8Array {
  const packed = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, at) => {
    if (value !== 0) packed[at >> 3]! |= 1 << (at & 7);
  });
  return packed;
}

/** Row by row 1 inside a box, else 0. */
export function boxOf(
  columns: number,
  rows: number,
  [left, top, width, height]: readonly [number, number, number, number],
): number[] {
  return Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    return x >= left && x < left + width && y >= top && y < top + height ? 1 : 0;
  });
}

/** An item of a report's tree; `value` holds the attributes that its type asks for. */
export function contentItem(
  valueType: string,
  name: DicomAttributes | null,
  value: DicomAttributes = {},
  children: readonly DicomAttributes[] = [],
  relationship = 'CONTAINS',
): DicomAttributes {
  return {
    '0040a010 CS': relationship,
    '0040a040 CS': valueType,
    ...(name ? { '0040a043 SQ': [name] } : {}),
    ...value,
    ...(children.length > 0 ? { '0040a730 SQ': children } : {}),
  };
}

export const numberItem = (name: DicomAttributes, value: string, unit: string) =>
  contentItem('NUM', name, {
    '0040a300 SQ': [{ '0040a30a DS': value, '004008ea SQ': [code(unit, 'UCUM', unit)] }],
  });

export const codeItem = (
  name: DicomAttributes,
  value: DicomAttributes,
  children: readonly DicomAttributes[] = [],
  relationship = 'CONTAINS',
) => contentItem('CODE', name, { '0040a168 SQ': [value] }, children, relationship);

export const textItem = (name: DicomAttributes, text: string, relationship = 'CONTAINS') =>
  contentItem('TEXT', name, { '0040a160 UT': text }, [], relationship);

/** A region drawn on an image (SCOORD, selected from it). */
export const regionItem = (type: string, points: readonly number[], uid: string) =>
  contentItem(
    'SCOORD',
    code('111030', 'DCM', 'Image Region'),
    { '00700022 FL': points, '00700023 CS': type },
    [contentItem('IMAGE', null, { '00081199 SQ': [referenceTo(uid)] }, [], 'SELECTED FROM')],
  );

/** A report: of measurements (TID 1500) unless another name is given. */
export function buildReport(
  children: readonly DicomAttributes[],
  options: ObjectOptions = {},
): Uint8Array {
  return buildObject(
    '88.34',
    'SR',
    {
      '0040a040 CS': 'CONTAINER',
      '0040a043 SQ': [code('126000', 'DCM', 'Imaging Measurement Report')],
      '0040a491 CS': 'COMPLETE',
      '0040a493 CS': 'UNVERIFIED',
      '0040a730 SQ': children,
    },
    options,
  );
}

export interface StructureOptions {
  readonly number: number;
  readonly name: string;
  readonly color?: readonly number[];
  readonly contours: readonly {
    readonly points: readonly number[];
    readonly type?: string;
    readonly uid?: string;
  }[];
}

export function buildStructures(
  FrameOfReferenceUID: string,
  structures: readonly StructureOptions[],
  options: ObjectOptions = {},
): Uint8Array {
  return buildObject(
    '481.3',
    'RTSTRUCT',
    {
      '30060002 SH': 'Plan 1',
      '30060020 SQ': structures.map(({ number, name }) => ({
        '30060022 IS': number,
        '30060024 UI': FrameOfReferenceUID,
        '30060026 LO': name,
      })),
      '30060039 SQ': structures.map(({ number, color, contours }) => ({
        ...(color ? { '3006002a IS': color } : {}),
        '30060084 IS': number,
        '30060040 SQ': contours.map(({ points, type = 'CLOSED_PLANAR', uid }) => ({
          ...(uid === undefined ? {} : { '30060016 SQ': [referenceTo(uid)] }),
          '30060042 CS': type,
          '30060046 IS': points.length / 3,
          '30060050 DS': points,
        })),
      })),
    },
    options,
  );
}

/** A presentation state of the given image. */
export function buildPresentation(uid: string, attributes: DicomAttributes): Uint8Array {
  return buildObject('11.1', 'PR', {
    '00700080 CS': 'MARKED',
    '00700081 LO': 'As read by ACME',
    '00081115 SQ': [
      { '0020000e UI': '1.2.826.0.1.3680043.10.1.2', '00081140 SQ': [referenceTo(uid)] },
    ],
    '20500020 CS': 'IDENTITY',
    ...attributes,
  });
}

/** A document wrapped as it is, with the length that it had before it was made even. */
export function buildDocument(bytes: Uint8Array, mimeType = 'application/pdf'): Uint8Array {
  return buildObject('104.1', 'DOC', {
    '00420010 ST': 'Referral letter',
    '00420011 OB': bytes,
    '00420012 LO': mimeType,
    '00420015 UL': bytes.length,
  });
}

/** The smallest PDF with one page and a line of words. */
export function aPdf(words: string): Uint8Array {
  const stream = `BT /F1 24 Tf 40 120 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const start = text.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 6\n0000000000 65535 f \n${entries}trailer<</Size 6/Root 1 0 R>>\n`;
  return new TextEncoder().encode(`${text}startxref\n${start}\n%%EOF`);
}

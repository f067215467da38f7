import { buildDicom, type DicomAttributes, type DicomOptions } from './dicomBuilder';

export interface RadiographOptions extends Omit<DicomOptions, 'attributes'> {
  readonly columns?: number;
  readonly rows?: number;
  /** Stored values, row by row; a ramp if left out. Written as 16-bit words, or bytes where Bits Allocated is 8. */
  readonly pixels?: readonly number[];
  /** Set or replace attributes by `'ggggeeee VR'`. */
  readonly attributes?: DicomAttributes;
  /** Leave attributes out, by tag. */
  readonly without?: readonly string[];
}

/** A frontal chest radiograph (DX) with a complete header and, unless told otherwise, a 12-bit ramp of 8×6 pixels. */
export function buildRadiograph(options: RadiographOptions = {}): Uint8Array {
  const { columns = 8, rows = 6, pixels, attributes = {}, without = [], ...file } = options;
  const values = pixels ?? Array.from({ length: columns * rows }, (_, index) => index * 10);
  const all: DicomAttributes = {
    '00080016 UI': '1.2.840.10008.5.1.4.1.1.1.1',
    '00080018 UI': '1.2.826.0.1.3680043.10.1.3',
    '00080020 DA': '20260131',
    '00080030 TM': '101500',
    '00080050 SH': 'ACC1',
    '00080060 CS': 'DX',
    '00081030 LO': 'Chest',
    '0008103e LO': 'Chest PA',
    '00100010 PN': 'Test^Patient',
    '00100020 LO': 'P1',
    '00100030 DA': '19700215',
    '00100040 CS': 'F',
    '00180015 CS': 'CHEST',
    '00181164 DS': '0.14\\0.14',
    '00185101 CS': 'PA',
    '0020000d UI': '1.2.826.0.1.3680043.10.1.1',
    '0020000e UI': '1.2.826.0.1.3680043.10.1.2',
    '00200011 IS': '1',
    '00200013 IS': '1',
    '00200020 CS': 'L\\F',
    '00280002 US': 1,
    '00280004 CS': 'MONOCHROME2',
    '00280010 US': rows,
    '00280011 US': columns,
    '00280100 US': 16,
    '00280101 US': 12,
    '00280102 US': 11,
    '00280103 US': 0,
    '00281050 DS': '240',
    '00281051 DS': '480',
    ...attributes,
  };
  const vr = all['00280100 US'] === 8 ? 'OB' : 'OW';
  const hasPixels =
    file.encapsulated !== undefined ||
    Object.keys(all).some((key) => /^7fe000(08|09|10)/.test(key));
  const complete = hasPixels ? all : { ...all, [`7fe00010 ${vr}`]: values };
  const kept = Object.entries(complete).filter(([key]) => !without.includes(key.slice(0, 8)));
  return buildDicom({ ...file, attributes: Object.fromEntries(kept) });
}

/** A square radiograph in a study of its own, as a file to pick; all of them are of one patient. */
export function radiographOf(StudyDate: string, uid: string, side = 64) {
  const attributes = {
    '00080018 UI': `${uid}.3`,
    '00080020 DA': StudyDate,
    '0020000d UI': `${uid}.1`,
    '0020000e UI': `${uid}.2`,
  };
  const bytes = buildRadiograph({ columns: side, rows: side, attributes });
  return { name: `${StudyDate}.dcm`, bytes };
}

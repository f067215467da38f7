import { buildDicom, type DicomAttributes } from './dicomBuilder';

type Vector = readonly [x: number, y: number, z: number];

export interface CrossSectionOptions {
  readonly count?: number;
  readonly columns?: number;
  readonly rows?: number;
  /** Between columns and rows, mm. */
  readonly pixelMm?: number;
  /** Between slices, mm. */
  readonly gapMm?: number;
  /** The middle of the first pixel of the first slice. */
  readonly origin?: Vector;
  readonly rowDirection?: Vector;
  readonly columnDirection?: Vector;
  /** Where each slice lies instead of one gap further along the normal. */
  readonly positionOf?: (slice: number) => Vector;
  /** Hounsfield units at a point of the patient, mm. */
  readonly valueAt?: (point: Vector) => number;
  /** Tells series of one study apart. */
  readonly series?: number;
  /** Set or replace attributes by `'ggggeeee VR'`. */
  readonly attributes?: DicomAttributes;
}

/** A trunk 300 mm wide and 200 mm deep with two lungs and a bright ball of 20 mm at (60, 20, 30). */
function trunkAt([x, y, z]: Vector): number {
  if (Math.hypot(x - 60, y - 20, z - 30) < 20) return 800;
  if ((x / 150) ** 2 + (y / 100) ** 2 > 1) return -1000;
  const isLung = ((Math.abs(x) - 70) / 50) ** 2 + (y / 70) ** 2 + (z / 100) ** 2 < 1;
  return isLung ? -800 : 40;
}

const studyUid = '1.2.826.0.1.3680043.10.5';

/** A regular series of CT slices as files, head first in the list's order of growing z unless told otherwise. */
export function buildCrossSections(options: CrossSectionOptions = {}) {
  const { count = 12, columns = 64, rows = 48, pixelMm = 5, gapMm = 10, series = 1 } = options;
  const {
    origin = [-160, -120, -60],
    rowDirection = [1, 0, 0],
    columnDirection = [0, 1, 0],
  } = options;
  const { valueAt = trunkAt } = options;
  const normal = cross(rowDirection, columnDirection);
  const positionOf =
    options.positionOf ?? ((slice: number) => along(origin, normal, slice * gapMm));

  return Array.from({ length: count }, (_, slice) => {
    const position = positionOf(slice);
    const pixels = new Uint16Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      const start = along(position, columnDirection, row * pixelMm);
      for (let column = 0; column < columns; column++) {
        const point = along(start, rowDirection, column * pixelMm);
        pixels[row * columns + column] = Math.round(valueAt(point)) + 1024;
      }
    }
    const bytes = buildSlice({
      slice,
      position,
      pixels,
      columns,
      rows,
      pixelMm,
      series,
      ...{ rowDirection, columnDirection },
      attributes: options.attributes,
    });
    return { name: `ct-${series}-${String(slice + 1).padStart(4, '0')}.dcm`, bytes };
  });
}

export interface SliceOptions {
  /** Counted from 0. */
  readonly slice: number;
  /** The middle of the first pixel. */
  readonly position: Vector;
  /** Hounsfield units + 1024. */
  readonly pixels: Uint16Array<ArrayBuffer>;
  readonly columns: number;
  readonly rows: number;
  readonly pixelMm: number;
  readonly series?: number;
  readonly rowDirection?: Vector;
  readonly columnDirection?: Vector;
  readonly attributes?: DicomAttributes | undefined;
}

/** One CT slice as a file's bytes. */
export function buildSlice(options: SliceOptions): Uint8Array {
  const { slice, position, pixels, columns, rows, pixelMm, series = 1 } = options;
  const { rowDirection = [1, 0, 0], columnDirection = [0, 1, 0] } = options;
  const seriesUid = `${studyUid}.${series}`;
  return buildDicom({
    attributes: {
      '00080016 UI': '1.2.840.10008.5.1.4.1.1.2',
      '00080018 UI': `${seriesUid}.${slice + 1}`,
      '00080020 DA': '20260131',
      '00080060 CS': 'CT',
      '00081030 LO': 'CT chest',
      '0008103e LO': `Axial ${series}`,
      '00100010 PN': 'Test^Slices',
      '00100020 LO': 'P2',
      '00180015 CS': 'CHEST',
      '0020000d UI': studyUid,
      '0020000e UI': seriesUid,
      '00200011 IS': series,
      '00200013 IS': slice + 1,
      '00200032 DS': position,
      '00200037 DS': [...rowDirection, ...columnDirection],
      '00200052 UI': `${studyUid}.0`,
      '00280002 US': 1,
      '00280004 CS': 'MONOCHROME2',
      '00280010 US': rows,
      '00280011 US': columns,
      '00280030 DS': [pixelMm, pixelMm],
      '00280100 US': 16,
      '00280101 US': 16,
      '00280102 US': 15,
      '00280103 US': 0,
      '00281050 DS': '40',
      '00281051 DS': '400',
      '00281052 DS': '-1024',
      '00281053 DS': '1',
      '7fe00010 OW': new Uint8Array(pixels.buffer),
      ...options.attributes,
    },
  });
}

const along = (from: Vector, direction: Vector, mm: number): Vector => [
  from[0] + direction[0] * mm,
  from[1] + direction[1] * mm,
  from[2] + direction[2] * mm,
];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

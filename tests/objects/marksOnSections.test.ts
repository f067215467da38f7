import { describe, expect, it } from 'vitest';
import { openFiles } from '#dicom';
import {
  objectsOf,
  placedImage,
  pointInPatientOf,
  sectionPlanes,
  type MaskInImage,
  type ObjectContent,
  type Series,
  type SectionPlane,
  type SlicedVolume,
  type Vector3,
} from '#domain';
import { marksOn, marksOnSections } from '#objects';
import { findSection, gridOfSection, imageOfSection, planVolume } from '#volume';
import { buildCrossSections, type CrossSectionOptions } from '../builders/crossSections';
import { sourceFile } from '../builders/sourceFiles';
import { buildSegmentation, buildStructures } from '../builders/studyObjects';

const FrameOfReferenceUID = '1.2.826.0.1.3680043.10.5.0';
const ofStudy = { '0020000d UI': '1.2.826.0.1.3680043.10.5', '00100020 LO': 'P2' };

/** Voxels of 2 × 2 × 3 mm, x from -6, y from -4, z from 10 mm. */
const small = {
  columns: 7,
  rows: 5,
  count: 4,
  pixelMm: 2,
  gapMm: 3,
  origin: [-6, -4, 10],
} as const satisfies CrossSectionOptions;

async function open(options: CrossSectionOptions, object: Uint8Array) {
  const files = [...buildCrossSections(options), { name: 'object.dcm', bytes: object }];
  const { studies, frames } = await openFiles(
    files.map(({ name, bytes }) => sourceFile(name, bytes)),
  );
  const study = studies[0]!;
  const series = study.series.find(({ Modality }) => Modality === 'CT')!;
  const content = await frames.readObject(objectsOf(study)[0]!);
  const { geometry, imageIds } = planVolume(series);
  const slices = imageIds.map((id) => series.images.find(({ imageId }) => imageId === id)!);
  return { series, content, volume: { geometry, slices } };
}

type Opened = Awaited<ReturnType<typeof open>>;

const sectionAt = ({ series, volume }: Opened, plane: SectionPlane, index: number) =>
  imageOfSection(series.images[0]!, volume.geometry, plane, index);
const countOf = ({ geometry }: SlicedVolume, plane: SectionPlane) =>
  gridOfSection(geometry, findSection(geometry, plane)).count;

/** Every pixel of a section, or of a slab of sections, as it is drawn: 1 where the part lies. */
function drawnOn(opened: Opened, plane: SectionPlane, indexes: readonly number[]): number[] {
  const images = indexes.map((index) => sectionAt(opened, plane, index));
  const sections = images.map((image) => placedImage(image)!);
  const marks = marksOnSections(opened.content, '9.9', { volume: opened.volume, sections });
  const { Columns, Rows } = images[0]!;
  return gridOf(
    marks.flatMap(({ masks }) => masks),
    Columns,
    Rows,
  );
}

function gridOf(masks: readonly MaskInImage[], Columns: number, Rows: number): number[] {
  return Array.from({ length: Columns * Rows }, (_, at) => {
    const [x, y] = [at % Columns, Math.floor(at / Columns)];
    return masks.some((mask) => {
      expect([mask.imageWidth, mask.imageHeight]).toEqual([Columns, Rows]);
      const [column, row] = [x - mask.x, y - mask.y];
      if (column < 0 || row < 0 || column >= mask.width || row >= mask.height) return false;
      return mask.data[row * mask.width + column] === 1;
    })
      ? 1
      : 0;
  });
}

/** What should be drawn there, from where the middle of each pixel lies in the patient. */
function expectedOn(
  opened: Opened,
  plane: SectionPlane,
  index: number,
  labelAt: (point: Vector3) => number,
): number[] {
  const placed = placedImage(sectionAt(opened, plane, index))!;
  return Array.from({ length: placed.Columns * placed.Rows }, (_, at) => {
    const x = (at % placed.Columns) + 0.5;
    const y = Math.floor(at / placed.Columns) + 0.5;
    return labelAt(pointInPatientOf(placed, { x, y }));
  });
}

/** Set in no order that a shifted, turned or mirrored section could have by chance. */
const speckled = ([x, y, z]: Vector3): number =>
  (Math.round(x) * 7 + Math.round(y) * 11 + Math.round(z) * 13 + 997) % 5 < 2 ? 1 : 0;

interface SegmentGrid {
  readonly columns: number;
  readonly rows: number;
  readonly pixelMm: number;
  readonly thicknessMm: number;
  readonly origins: readonly Vector3[];
  readonly rowDirection?: Vector3;
  readonly columnDirection?: Vector3;
}

/** A segmentation of one segment that says where each frame lies, set by a function of the patient. */
function segmentationOf(labelAt: (point: Vector3) => number, grid: SegmentGrid): Uint8Array {
  const { columns, rows, pixelMm, thicknessMm, origins } = grid;
  const { rowDirection = [1, 0, 0], columnDirection = [0, 1, 0] } = grid;
  return buildSegmentation({
    columns,
    rows,
    pixelMm,
    thicknessMm,
    FrameOfReferenceUID,
    orientation: [...rowDirection, ...columnDirection],
    segments: [{ number: 1, label: 'Speckles' }],
    frames: origins.map((position) => ({
      segment: 1,
      position,
      values: Array.from({ length: columns * rows }, (_, at) => {
        const placed = {
          plane: { FrameOfReferenceUID, position, rowDirection, columnDirection },
          spacing: { rowMm: pixelMm, columnMm: pixelMm },
          Rows: rows,
          Columns: columns,
        };
        const x = (at % columns) + 0.5;
        return labelAt(pointInPatientOf(placed, { x, y: Math.floor(at / columns) + 0.5 }));
      }),
    })),
    attributes: ofStudy,
  });
}

const ownGrid: SegmentGrid = {
  columns: 7,
  rows: 5,
  pixelMm: 2,
  thicknessMm: 3,
  origins: [10, 13, 16, 19].map((z) => [-6, -4, z] as const),
};

describe('a segment on sections', () => {
  const series: Record<string, { ct: CrossSectionOptions; grid: SegmentGrid }> = {
    'axial, feet first': { ct: small, grid: ownGrid },
    'axial, head first, segmented from the head down': {
      ct: { ...small, positionOf: (slice) => [-6, -4, 19 - 3 * slice] },
      grid: { ...ownGrid, origins: [...ownGrid.origins].reverse() },
    },
    'axial, lying prone': {
      ct: { ...small, rowDirection: [-1, 0, 0], columnDirection: [0, -1, 0], origin: [6, 4, 10] },
      grid: ownGrid,
    },
    sagittal: {
      ct: { ...small, rowDirection: [0, 1, 0], columnDirection: [0, 0, -1] },
      grid: {
        ...ownGrid,
        rowDirection: [0, 1, 0],
        columnDirection: [0, 0, -1],
        origins: [0, 1, 2, 3].map((slice) => [-6 - 3 * slice, -4, 10] as const),
      },
    },
  };

  it.each(Object.keys(series))('is set in just its voxels, in all planes: %s', async (name) => {
    const { ct, grid } = series[name]!;
    const opened = await open(ct, segmentationOf(speckled, grid));
    for (const plane of sectionPlanes) {
      const count = countOf(opened.volume, plane);
      for (let index = 0; index < count; index++) {
        const expected = expectedOn(opened, plane, index, speckled);
        expect(drawnOn(opened, plane, [index])).toEqual(expected);
        expect(expected).toContain(1);
      }
    }
  });

  it('of a finer grid, half a voxel off, is sampled where the middles of voxels lie', async () => {
    // Pixels of 0.8 mm: the voxel’s middle lies in one of them, never between two.
    const grid: SegmentGrid = {
      columns: 20,
      rows: 14,
      pixelMm: 0.8,
      thicknessMm: 1,
      origins: Array.from({ length: 10 }, (_, at) => [-6.9, -4.7, 10.2 + at] as const),
    };
    const [left, top] = [-6.9, -4.7];
    const onGrid = (value: number, from: number) => from + Math.round((value - from) / 0.8) * 0.8;
    const labels = ([x, y, z]: Vector3) =>
      (Math.round((x - left) / 0.8) * 3 + Math.round((y - top) / 0.8) * 5 + Math.round(z)) % 4 === 0
        ? 1
        : 0;
    const opened = await open(small, segmentationOf(labels, grid));
    const expected = ([x, y, z]: Vector3) => {
      const frame = Math.round(z - 10.2);
      if (frame > 9) return 0;
      return labels([onGrid(x, left), onGrid(y, top), 10.2 + frame]);
    };
    for (const plane of sectionPlanes) {
      for (let index = 0; index < countOf(opened.volume, plane); index++) {
        expect(drawnOn(opened, plane, [index])).toEqual(expectedOn(opened, plane, index, expected));
      }
    }
  });

  it('of a slab is set wherever one of its sections has it', async () => {
    const single = ([x, y, z]: Vector3) => (x === 2 && y === 0 && z === 13 ? 1 : 0);
    const opened = await open(small, segmentationOf(single, ownGrid));
    const sagittals = [0, 1, 2, 3, 4, 5, 6];
    const where = sagittals.filter((index) => drawnOn(opened, 'sagittal', [index]).includes(1));
    expect(where).toEqual([4]);
    const one = drawnOn(opened, 'sagittal', [4]);
    expect(one.filter((value) => value === 1)).toHaveLength(1);
    expect(drawnOn(opened, 'sagittal', [3, 4, 5])).toEqual(one);
    expect(drawnOn(opened, 'sagittal', [0, 1, 2])).not.toContain(1);
  });

  it('has the name and colour that it has on the images', async () => {
    const opened = await open(
      small,
      segmentationOf(() => 1, ownGrid),
    );
    const { content, series: source, volume } = opened;
    const onImage = marksOn(content, '9.9', source.images[0]!, source.images)[0]!;
    const sections = [placedImage(sectionAt(opened, 'coronal', 2))!];
    const [onSection] = marksOnSections(content, '9.9', { volume, sections });
    const { id, label, color } = onImage;
    expect(onSection).toMatchObject({ id, label, color, isHollow: false });
  });

  it('that names its images and not its place lies on the slices they make', async () => {
    const values = Array.from({ length: 35 }, (_, at) => (at === 16 ? 1 : 0));
    const source = { uid: '1.2.826.0.1.3680043.10.5.1.3' };
    const opened = await open(
      small,
      buildSegmentation({
        columns: 7,
        rows: 5,
        segments: [{ number: 1, label: 'Third slice' }],
        frames: [{ segment: 1, values, source }],
        attributes: ofStudy,
      }),
    );
    const where = expectedOn(opened, 'coronal', 2, ([x, , z]) => (x === -2 && z === 16 ? 1 : 0));
    expect(drawnOn(opened, 'coronal', [2])).toEqual(where);
    expect(drawnOn(opened, 'coronal', [1])).not.toContain(1);
  });

  it('of another frame of reference lies on none', async () => {
    const elsewhere = segmentationOf(() => 1, ownGrid);
    const opened = await open({ ...small, attributes: { '00200052 UI': '2.25.77' } }, elsewhere);
    expect(drawnOn(opened, 'sagittal', [3])).not.toContain(1);
  });
});

describe('a structure on sections', () => {
  /** x from -5 to 3, y from -3 to 3 mm, at a height; the hole holds the voxels of x = -2 and y = 0. */
  const square = (z: number) => [-5, -3, z, 3, -3, z, 3, 3, z, -5, 3, z];
  const hole = (z: number) => [-3, -1, z, -1, -1, z, -1, 1, z, -3, 1, z];
  const inside = ([x, y, z]: Vector3) =>
    x > -5 && x < 3 && y > -3 && y < 3 && z > 12 && z < 17 && !(x === -2 && y === 0) ? 1 : 0;

  it('is the inside of its outlines without their holes, as an edge', async () => {
    const contours = [13, 16.4].flatMap((z) => [{ points: square(z) }, { points: hole(z) }]);
    const opened = await open(
      small,
      buildStructures(FrameOfReferenceUID, [{ number: 1, name: 'PTV', contours }], {
        attributes: ofStudy,
      }),
    );
    for (const plane of sectionPlanes) {
      for (let index = 0; index < countOf(opened.volume, plane); index++) {
        expect(drawnOn(opened, plane, [index])).toEqual(expectedOn(opened, plane, index, inside));
      }
    }
    const sections = [placedImage(sectionAt(opened, 'coronal', 2))!];
    const cut = { volume: opened.volume, sections };
    expect(marksOnSections(opened.content, '9.9', cut)).toMatchObject([
      { label: 'PTV', isHollow: true },
    ]);
  });

  it('lies on the slices on which its outlines are drawn, and on no other', async () => {
    const uid = '1.2.826.0.1.3680043.10.5.1.2';
    const contours = [
      { points: square(16), uid },
      { points: [...square(19).slice(0, 9), -5, 3, 10] },
      { points: [0, 0, 10], type: 'POINT' },
    ];
    const opened = await open(
      small,
      buildStructures(FrameOfReferenceUID, [{ number: 1, name: 'PTV', contours }], {
        attributes: ofStudy,
      }),
    );
    const { content, volume } = opened;
    const drawn = volume.slices.map((image) => graphicsOn(content, image, opened.series));
    expect(drawn).toEqual([['points'], ['polygon'], [], []]);
    const where = ([x, y, z]: Vector3) => (x > -5 && x < 3 && y > -3 && y < 3 && z === 13 ? 1 : 0);
    expect(drawnOn(opened, 'coronal', [2])).toEqual(expectedOn(opened, 'coronal', 2, where));
  });
});

const graphicsOn = (content: ObjectContent, image: Series['images'][number], { images }: Series) =>
  marksOn(content, '9.9', image, images).flatMap(({ graphics }) =>
    graphics.map(({ shape }) => shape),
  );

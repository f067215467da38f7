import { describe, expect, it } from 'vitest';
import {
  pointInPatientOf,
  ShokenError,
  type Series,
  type SlabProjection,
  type Vector3,
} from '#domain';
import { openFiles } from '#dicom';
import {
  findAcquiredPlane,
  findSection,
  findSectionAt,
  gridOfSection,
  imageOfSection,
  planVolume,
  Voxels,
} from '#volume';
import { buildCrossSections, type CrossSectionOptions } from '../builders/crossSections';
import { sourceFile } from '../builders/sourceFiles';

/** Every voxel has its own value, which a rounded reslice could not hit by chance. */
const ownValue = ([x, y, z]: Vector3) => Math.round(x) + 7 * Math.round(y) + 31 * Math.round(z);

async function open(options: CrossSectionOptions) {
  const built = buildCrossSections(options);
  const { studies, frames } = await openFiles(
    built.map(({ name, bytes }) => sourceFile(name, bytes)),
  );
  return { series: studies[0]!.series[0]!, frames };
}

async function openVolume(options: CrossSectionOptions) {
  const { series, frames } = await open(options);
  const { geometry, imageIds } = planVolume(series);
  const voxels = new Voxels(geometry);
  for (const [slice, imageId] of imageIds.entries()) {
    const { modality } = await frames.readFrame(imageId);
    voxels.putSlice(slice, modality!.data);
  }
  return { series, geometry, voxels };
}

const small = {
  columns: 7,
  rows: 5,
  count: 4,
  pixelMm: 2,
  gapMm: 3,
  origin: [-6, -4, 10],
} as const;

describe('sections of a volume', () => {
  const series: Record<string, CrossSectionOptions> = {
    'axial, feet first': small,
    'axial, head first': { ...small, positionOf: (slice) => [-6, -4, 19 - 3 * slice] },
    'axial, lying prone': { ...small, rowDirection: [-1, 0, 0], columnDirection: [0, -1, 0] },
    sagittal: { ...small, rowDirection: [0, 1, 0], columnDirection: [0, 0, -1] },
    coronal: { ...small, rowDirection: [1, 0, 0], columnDirection: [0, 0, -1] },
  };
  it.each(Object.keys(series))('show each voxel where it lies in the patient: %s', async (name) => {
    const {
      series: source,
      geometry,
      voxels,
    } = await openVolume({
      ...series[name],
      valueAt: ownValue,
    });
    for (const plane of ['axial', 'sagittal', 'coronal'] as const) {
      const section = findSection(geometry, plane);
      const { Columns, Rows, count } = gridOfSection(geometry, section);
      for (let index = 0; index < count; index++) {
        const { data } = voxels.readSection(section, index);
        const image = imageOfSection(source.images[0]!, geometry, plane, index);
        expect([image.Columns, image.Rows]).toEqual([Columns, Rows]);
        const placed = { ...image, plane: image.plane!, spacing: image.spacing! };
        const expected = Array.from({ length: Columns * Rows }, (_, at) => {
          const x = (at % Columns) + 0.5;
          const y = Math.floor(at / Columns) + 0.5;
          return ownValue(pointInPatientOf(placed, { x, y }));
        });
        expect(Array.from(data)).toEqual(expected);
        // A point of the section leads back to it.
        const middle = pointInPatientOf(placed, { x: Columns / 2, y: Rows / 2 });
        expect(findSectionAt(geometry, section, middle)).toBe(index);
      }
    }
  });

  it('are hung as usual, whichever way the slices were taken', async () => {
    const letters = { axial: ['L', 'P'], sagittal: ['P', 'F'], coronal: ['L', 'F'] } as const;
    for (const options of Object.values(series)) {
      const { series: source } = await open(options);
      const { geometry } = planVolume(source);
      for (const plane of ['axial', 'sagittal', 'coronal'] as const) {
        const image = imageOfSection(source.images[0]!, geometry, plane, 0);
        expect(image.PatientOrientation).toEqual(letters[plane]);
      }
    }
    expect(findAcquiredPlane(planVolume((await open(series['sagittal']!)).series).geometry)).toBe(
      'sagittal',
    );
  });

  it('show the brightest of a slab, and less of it at the ends', async () => {
    const { geometry, voxels } = await openVolume({
      ...small,
      valueAt: ([, , z]) => (z === 16 ? 500 : z),
    });
    const axial = findSection(geometry, 'axial');
    // From the head: 19, 16, 13, 10 mm.
    const at = (index: number, thickness: number) =>
      voxels.readSection(axial, index, { thickness, projection: 'max' }).data[0];
    expect([0, 1, 2, 3].map((index) => at(index, 1))).toEqual([19, 500, 13, 10]);
    expect([0, 1, 2, 3].map((index) => at(index, 3))).toEqual([500, 500, 500, 13]);
  });

  it('show the brightest, darkest or mean of a slab in every plane, also of a reversed one', async () => {
    for (const options of Object.values(series)) {
      const { geometry, voxels } = await openVolume({ ...options, valueAt: ownValue });
      for (const plane of ['axial', 'sagittal', 'coronal'] as const) {
        const section = findSection(geometry, plane);
        const single = [0, 1, 2].map((index) => voxels.readSection(section, index).data);
        const [before, here, after] = single as [Float32Array, Float32Array, Float32Array];
        const of = (projection: SlabProjection) =>
          voxels.readSection(section, 1, { thickness: 3, projection }).data;
        const all = (combine: (...values: number[]) => number) =>
          here.map((value, at) => combine(before[at]!, value, after[at]!));
        expect(of('max')).toEqual(all(Math.max));
        expect(of('min')).toEqual(all(Math.min));
        const mean = all((one, two, three) => (one + two + three) / 3);
        of('mean').forEach((value, at) => expect(value).toBeCloseTo(mean[at]!, 3));
      }
    }
  });

  it('keep fractions, and values beyond 16 bits', () => {
    const voxels = new Voxels({ size: [2, 1, 2] });
    voxels.putSlice(0, Float32Array.of(-1024, 3000));
    expect(voxels.bytes).toBe(8);
    voxels.putSlice(1, Float32Array.of(0.5, 70000));

    const section = {
      across: { axis: 0, isReversed: false },
      down: { axis: 1, isReversed: false },
      through: { axis: 2, isReversed: false },
    } as const;
    expect(Array.from(voxels.readSection(section, 0).data)).toEqual([-1024, 3000]);
    expect(voxels.readSection(section, 1)).toMatchObject({ min: 0.5, max: 70000 });
  });
});

it('a series is planned once, however often its sections are asked for', async () => {
  const { series: axial } = await open({});
  expect(planVolume({ images: axial.images })).toBe(planVolume(axial));
});

describe('a series that is no volume', () => {
  const codeOf = async (options: CrossSectionOptions, change = (series: Series) => series) => {
    const { series } = await open(options);
    try {
      planVolume(change(series));
      return null;
    } catch (error) {
      return error instanceof ShokenError ? error.toProblem() : error;
    }
  };
  const at =
    (gap: (slice: number) => number, shift = 0) =>
    (slice: number): Vector3 => [-6, -4 + shift * slice, 10 + gap(slice)];

  it('says so of a missing slice, with the distances', async () => {
    const positionOf = at((slice) => (slice < 2 ? slice : slice + 1) * 3);
    expect(await codeOf({ ...small, positionOf })).toEqual({
      code: 'volume-uneven',
      detail: { smallestMm: 3, largestMm: 6 },
    });
  });

  it('forgives what rounding does to positions', async () => {
    const positionOf = at((slice) => Math.round(slice * 6.25) / 10);
    expect(await codeOf({ ...small, count: 9, positionOf })).toBeNull();
  });

  it('says so of a tilted gantry, with the angle', async () => {
    const positionOf = at((slice) => slice * 3, 3 * Math.tan((15 * Math.PI) / 180));
    expect(await codeOf({ ...small, positionOf })).toEqual({
      code: 'volume-tilted',
      detail: { degrees: 15 },
    });
  });

  it('says so of images at one place, of too few, of mixed ones, and of ones without a place', async () => {
    const repeated = await codeOf({ ...small, positionOf: at((slice) => (slice >> 1) * 3) });
    expect(repeated).toMatchObject({ code: 'volume-repeated' });
    expect(await codeOf({ ...small, count: 2 })).toMatchObject({ code: 'volume-too-few' });
    const change = (edit: object) => (series: Series) => ({
      ...series,
      images: series.images.map((image, index) => (index === 1 ? { ...image, ...edit } : image)),
    });
    expect(await codeOf(small, change({ Rows: 6 }))).toMatchObject({ code: 'volume-mixed' });
    expect(await codeOf(small, change({ plane: null }))).toMatchObject({
      code: 'volume-no-geometry',
    });
  });
});

// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { createTranslator } from '#i18n';
import { cornersOf, cornersOfSection } from '../../src/ui/cornerTexts';
import { describeSlice } from '../../src/ui/describeSlice';
import { anImage, aStudyOf } from '../builders/image';

const t = createTranslator('en');
const slice = (number: number, position: readonly [number, number, number]) =>
  anImage({
    imageId: `1.2.${number}#1`,
    InstanceNumber: number,
    Modality: 'CT',
    ViewPosition: '',
    spacing: { rowMm: 1, columnMm: 1, source: 'patient' },
    SliceThickness: 2.5,
    plane: {
      FrameOfReferenceUID: '1.9',
      position,
      rowDirection: [1, 0, 0],
      columnDirection: [0, 1, 0],
    },
  });

/** Part of a series, as an archive’s search for it may give. */
const images = [slice(1001, [-50, -40, 120.46]), slice(2, [-50, -40, -3])];
const one = aStudyOf(images[0]!);
const series = { ...one.series[0]!, SeriesNumber: 1004, SeriesDescription: 'Axial', images };
const study = { ...one, series: [series] };

it('a slice is named as reports name it, with its place along the body and its thickness', () => {
  expect(cornersOf(t, study, series, images[0]!).topRight?.slice(-3)).toEqual([
    'Series 1004 · Axial',
    'Image 1 / 2 (no. 1001)',
    'H 120.5 mm · 2.5 mm thick',
  ]);
  expect(cornersOf(t, study, series, images[1]!).topRight?.slice(-2)).toEqual([
    'Image 2 / 2',
    'F 3.0 mm · 2.5 mm thick',
  ]);
});

it('frames of one object have no number of their own', () => {
  const frames = [1, 2].map((frame) =>
    anImage({ imageId: `1#${frame}`, frame, NumberOfFrames: 2 }),
  );
  const cine = { ...series, images: frames };
  expect(cornersOf(t, study, cine, frames[1]!).topRight).toContain('Image 2 / 2');
});

it('a section says where it lies; a projection lies nowhere', () => {
  const { SliceThickness: _, ...sagittal } = slice(1, [12.25, -40, 60]);
  const image = {
    ...sagittal,
    plane: {
      FrameOfReferenceUID: '1.9',
      position: [-12.25, -40, 60] as const,
      rowDirection: [0, 1, 0] as const,
      columnDirection: [0, 0, -1] as const,
    },
  };
  const section = {
    kind: 'section',
    plane: 'sagittal',
    index: 9,
    count: 20,
    thickness: 1,
    projection: 'max',
    gapMm: 2,
  } as Parameters<typeof cornersOfSection>[3];
  expect(cornersOfSection(t, study, series, section, image).topRight?.slice(-2)).toEqual([
    'Sagittal · Image 10 / 20',
    'R 12.3 mm',
  ]);
  expect(describeSlice(t, anImage())).toBe('');
});

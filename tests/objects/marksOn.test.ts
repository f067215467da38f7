import { describe, expect, it } from 'vitest';
import type { Image, MaskInImage, ObjectContent, SegmentFrame, Vector3 } from '#domain';
import { marksOfPresentation, marksOn, partsOf, presentImage } from '#objects';
import { anImage } from '../builders/image';

const FrameOfReferenceUID = '1.9';
const plane = (z: number, x = 0) => ({
  FrameOfReferenceUID,
  position: [x, 0, z] as const,
  rowDirection: [1, 0, 0] as const,
  columnDirection: [0, 1, 0] as const,
});
const spacing = { rowMm: 1, columnMm: 1, source: 'patient' } as const;

/** Slices 5 mm apart, 20 × 20 pixels of 1 mm. */
const slices = Array.from({ length: 4 }, (_, index) =>
  anImage({
    imageId: `1.2.${index}#1`,
    SOPInstanceUID: `1.2.${index}`,
    Rows: 20,
    Columns: 20,
    Modality: 'CT',
    plane: plane(index * 5),
    spacing,
  }),
);

const aMaskOf = (size: number, [x, y, width, height]: [number, number, number, number]) =>
  ({
    imageWidth: size,
    imageHeight: size,
    x,
    y,
    width,
    height,
    data: new Uint8Array(width * height).fill(1),
  }) satisfies MaskInImage;

const segmentation = (...frames: Partial<SegmentFrame>[]): ObjectContent => ({
  kind: 'segmentation',
  segments: [
    {
      number: 1,
      label: 'Nodule',
      color: [255, 0, 0],
      type: null,
      site: null,
      laterality: null,
      algorithmType: 'AUTOMATIC',
      algorithmName: '',
      algorithmVersion: '',
      trackingUID: null,
    },
  ],
  frames: frames.map((frame) => ({
    segment: 1,
    mask: aMaskOf(20, [4, 5, 3, 2]),
    sources: [],
    plane: null,
    spacing: null,
    thicknessMm: 0,
    ...frame,
  })),
  isFractional: false,
  lostFrames: 0,
});

/** For each slice the box of what is drawn on it. */
const boxesOn = (content: ObjectContent, images: readonly Image[] = slices) =>
  images.map((image) =>
    marksOn(content, '9.9', image, images)
      .flatMap(({ masks }) => masks)
      .map(({ x, y, width, height }) => [x, y, width, height].join(' ')),
  );

describe('a segment', () => {
  it('lies on the image it refers to, and on no other', () => {
    const content = segmentation({ sources: [{ SOPInstanceUID: '1.2.2', frames: [] }] });
    expect(boxesOn(content)).toEqual([[], [], ['4 5 3 2'], []]);
    const marks = marksOn(content, '9.9', slices[2]!, slices);
    expect(marks).toMatchObject([{ id: '9.9 1', label: 'Nodule', color: 'rgb(255 0 0)' }]);
  });

  it('lies on the frame it refers to', () => {
    const frames = [1, 2].map((frame) => anImage({ Rows: 20, Columns: 20, frame }));
    const content = segmentation({ sources: [{ SOPInstanceUID: '1.2.3.4', frames: [2] }] });
    expect(boxesOn(content, frames)).toEqual([[], ['4 5 3 2']]);
  });

  it('that names a file of many frames as a whole lies on the one whose place it has', () => {
    const frames = slices.map((slice, index) => ({
      ...slice,
      SOPInstanceUID: '1.2.9',
      frame: index + 1,
      NumberOfFrames: slices.length,
    }));
    const sources = [{ SOPInstanceUID: '1.2.9', frames: [] }];
    const content = segmentation({ sources, plane: plane(10), spacing });
    expect(boxesOn(content, frames)).toEqual([[], [], ['4 5 3 2'], []]);
  });

  it('without a reference lies where its plane is, moved and scaled onto the image', () => {
    // Pixels of 2 mm, the first of which covers the image's first four.
    const coarse = { rowMm: 2, columnMm: 2 };
    const place = { ...plane(10), position: [0.5, 0.5, 10] as const };
    const mask = aMaskOf(10, [2, 3, 2, 1]);
    expect(boxesOn(segmentation({ mask, plane: place, spacing: coarse }))).toEqual([
      [],
      [],
      ['4 6 4 2'],
      [],
    ]);
  });

  it('reaches as far through the patient as it is thick, and the nearest frame counts', () => {
    const near = { plane: plane(9), spacing, thicknessMm: 4 };
    expect(boxesOn(segmentation(near)).map((boxes) => boxes.length)).toEqual([0, 0, 1, 0]);
    const other = { plane: plane(11.5), spacing, thicknessMm: 4, mask: aMaskOf(20, [0, 0, 1, 1]) };
    expect(boxesOn(segmentation(near, other))[2]).toEqual(['4 5 3 2']);
    expect(boxesOn(segmentation({ plane: plane(9), spacing }))).toEqual([[], [], [], []]);
  });

  it('of another frame of reference, grid or direction is not laid where it does not belong', () => {
    const away = { ...plane(10), FrameOfReferenceUID: '1.8' };
    expect(boxesOn(segmentation({ plane: away, spacing })).flat()).toEqual([]);
    const sources = [{ SOPInstanceUID: '1.2.2', frames: [] }];
    expect(boxesOn(segmentation({ mask: aMaskOf(19, [1, 1, 1, 1]), sources })).flat()).toEqual([]);
    const sagittal = { ...plane(10), columnDirection: [0, 0, 1] as const };
    expect(boxesOn(segmentation({ plane: sagittal, spacing })).flat()).toEqual([]);
  });
});

const structures = (
  points: readonly Vector3[],
  references: readonly { SOPInstanceUID: string; frames: number[] }[] = [],
): ObjectContent => ({
  kind: 'structures',
  structures: [
    {
      number: 1,
      name: 'GTV',
      color: null,
      FrameOfReferenceUID,
      contours: [{ shape: 'closed', points, references }],
    },
  ],
  lostContours: 0,
});

const drawnOn = (content: ObjectContent) =>
  slices.map((image) => marksOn(content, '9.9', image, slices).flatMap(({ graphics }) => graphics));

describe('a structure', () => {
  const triangle: Vector3[] = [
    [0, 0, 6],
    [4, 0, 6],
    [4, 3, 6],
  ];

  it('is drawn on the slice nearest to its plane, in pixels of that slice', () => {
    const drawn = drawnOn(structures(triangle));
    expect(drawn.map((graphics) => graphics.length)).toEqual([0, 1, 0, 0]);
    // The middle of the first pixel is half a pixel from the image's corner.
    expect(drawn[1]?.[0]?.points).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 4.5, y: 0.5 },
      { x: 4.5, y: 3.5 },
    ]);
  });

  it('is drawn on the image that it names, and not on its neighbour', () => {
    const named = structures(triangle, [{ SOPInstanceUID: '1.2.2', frames: [] }]);
    expect(drawnOn(named).map((graphics) => graphics.length)).toEqual([0, 0, 1, 0]);
  });

  it('that runs through many slices is drawn on none', () => {
    const leaning: Vector3[] = [...triangle, [0, 3, 20]];
    expect(drawnOn(structures(leaning)).flat()).toEqual([]);
  });
});

describe('a presentation state', () => {
  const image = anImage();
  const content = {
    kind: 'presentation',
    label: '',
    description: '',
    references: [{ SOPInstanceUID: '1.2.3.4', frames: [] }],
    windows: [],
    areas: [{ references: [], topLeft: { x: 20, y: 10 }, bottomRight: { x: 60, y: 50 } }],
    graphics: [],
    texts: [
      {
        references: [],
        text: 'here',
        units: 'display',
        at: { x: 0.25, y: 0 },
        anchor: { x: 30, y: 40 },
        anchorUnits: 'pixel',
        color: null,
      },
    ],
    shutters: [],
    rotation: 90,
    isMirrored: false,
    isInverted: null,
  } as const;

  it('lays what is in shares of the screen into the displayed area, turned back', () => {
    const [mark] = marksOfPresentation('9.9', content, image);
    // A quarter from the left at the top, once turned by 90: three quarters down at the left.
    expect(mark?.texts).toMatchObject([{ at: { x: 20, y: 40 }, anchor: { x: 30, y: 40 } }]);
  });

  it('is about the images that it names alone', () => {
    const other = anImage({ SOPInstanceUID: '1.2.3.5' });
    expect(marksOfPresentation('9.9', content, other)).toEqual([]);
  });

  it('that shows the whole image asks for no part of it', () => {
    const whole = { references: [], topLeft: { x: 0, y: 0 }, bottomRight: { x: 100, y: 80 } };
    expect(presentImage({ ...content, areas: [whole] }, image).area).toBeNull();
    expect(presentImage(content, image).area).toMatchObject({ topLeft: { x: 20, y: 10 } });
  });
});

it('lists every part, those without anything drawn too', () => {
  const parts = partsOf(segmentation(), '9.9');
  expect(parts).toMatchObject([{ id: '9.9 1', label: 'Nodule', count: 0 }]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOnImage, placedImage, pointInPatientOf, type Image, type ImagePlane } from '#domain';
import { followView, type Viewed } from '../../src/viewer/followView';
import { fitScale } from '../../src/viewer/placement';
import { anImage } from '../builders/image';

const canvas = { width: 400, height: 300 };

function viewed(image: Image, zoom: number, x: number, y: number): Viewed {
  const grid = { width: image.Columns, height: image.Rows, pixelAspect: 1 };
  const display = {
    width: image.Columns,
    height: image.Rows,
    data: new Float32Array(1),
    isColor: false,
    isInverted: false,
    min: 0,
    max: 1,
  };
  const state = {
    zoom,
    centerInImage: { x, y },
    rotation: 0,
    isMirrored: false,
    window: { center: 0, width: 1 },
    isInverted: false,
  } as const;
  return { image, stage: { state, display, grid, canvas } };
}

const axial: ImagePlane = {
  FrameOfReferenceUID: '1.2',
  position: [-100, -80, 5],
  rowDirection: [1, 0, 0],
  columnDirection: [0, 1, 0],
};
const section = (plane: ImagePlane, mm: number, size: number) =>
  anImage({
    plane,
    spacing: { rowMm: mm, columnMm: mm, source: 'patient' },
    Rows: size,
    Columns: size,
  });

const pixelsPerMm = ({ image, stage }: Viewed, zoom: number) =>
  (fitScale(stage.grid, stage.canvas, 0) * zoom) / image.spacing!.columnMm;

describe('a viewport that follows another', () => {
  it('shows the same point of the body in the same scale, whatever the matrices', () => {
    const zooms = fc.double({ min: 0.3, max: 20, noNaN: true });
    const sizes = fc.integer({ min: 16, max: 1024 });
    const spacings = fc.double({ min: 0.1, max: 4, noNaN: true });
    fc.assert(
      fc.property(zooms, sizes, sizes, spacings, spacings, (zoom, a, b, mmA, mmB) => {
        const from = viewed(section(axial, mmA, a), zoom, a / 3, a / 4);
        const plane = { ...axial, position: [-130, -60, 40] as const };
        const to = viewed(section(plane, mmB, b), 1, b / 2, b / 2);
        const view = followView(to, from)!;
        expect(pixelsPerMm(to, view.zoom)).toBeCloseTo(pixelsPerMm(from, zoom), 6);
        const point = pointInPatientOf(placedImage(from.image)!, { x: a / 3, y: a / 4 });
        const { x, y } = placeOnImage(placedImage(to.image)!, point);
        expect(view.centerInImage.x).toBeCloseTo(x, 6);
        expect(view.centerInImage.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('takes the scale alone of a section at an angle', () => {
    const from = viewed(section(axial, 1, 200), 3, 50, 60);
    const coronal = { ...axial, columnDirection: [0, 0, -1] as const };
    const to = viewed(section(coronal, 2, 100), 1, 40, 30);
    expect(followView(to, from)).toEqual({ zoom: 3, centerInImage: { x: 40, y: 30 } });
  });

  it('follows by shares where nobody knows how images lie to each other', () => {
    const from = viewed(anImage({ Columns: 100, Rows: 80 }), 2.5, 25, 20);
    const to = viewed(anImage({ Columns: 400, Rows: 200 }), 1, 1, 1);
    expect(followView(to, from)).toEqual({ zoom: 2.5, centerInImage: { x: 100, y: 50 } });
  });

  it('never ties a radiograph to a section', () => {
    const from = viewed(anImage(), 2, 1, 1);
    expect(followView(viewed(section(axial, 1, 64), 1, 1, 1), from)).toBeNull();
  });
});

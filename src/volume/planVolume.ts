import {
  dot,
  moveAlong,
  normalOf,
  ShokenError,
  subtract,
  type Image,
  type ImagePlane,
  type PixelSpacing,
  type Series,
  type Vector3,
  type VolumePlan,
} from '#domain';

interface Slice {
  readonly image: Image;
  readonly plane: ImagePlane;
  readonly spacing: PixelSpacing;
  /** Along the normal, mm. */
  readonly height: number;
}

/** Fewer slices make no sections worth looking at. */
const fewestSlices = 3;
/** Some 2 GB as 16-bit voxels. */
const mostVoxels = 2 ** 30;
/** Of the distance between slices: what rounding in headers may do, and nobody can see. */
const evenness = 0.1;
/** In pixels, from the first slice to the last, for which a stack counts as upright. */
const uprightness = 0.5;

/** Asked of the same series with every step of a scroll and every move of the crosshair. */
const plans = new WeakMap<readonly Image[], VolumePlan>();

/**
 * How the images of a series make a volume. Throws, as a `ShokenError` with a `volume-` code, where they do not:
 * reformats of an uneven or tilted stack would show wrong shapes and distances.
 */
export function planVolume({ images }: Pick<Series, 'images'>): VolumePlan {
  let plan = plans.get(images);
  if (!plan) plans.set(images, (plan = makePlan(images)));
  return plan;
}

function makePlan(images: readonly Image[]): VolumePlan {
  const slices = placeSlices(images);
  const [first] = slices;
  const last = slices.at(-1);
  if (!first || !last) throw new ShokenError('volume-too-few', { count: images.length });
  const { image, plane, spacing } = first;
  const gapMm = (last.height - first.height) / (slices.length - 1);
  checkGaps(slices, gapMm);
  checkUpright(slices);
  if (image.Columns * image.Rows * slices.length > mostVoxels) {
    throw new ShokenError('volume-too-large', { count: slices.length });
  }
  return {
    geometry: {
      FrameOfReferenceUID: plane.FrameOfReferenceUID,
      size: [image.Columns, image.Rows, slices.length],
      spacingMm: [spacing.columnMm, spacing.rowMm, gapMm],
      origin: plane.position,
      directions: [plane.rowDirection, plane.columnDirection, normalOf(plane)],
    },
    imageIds: slices.map((slice) => slice.image.imageId),
  };
}

/** Slices in the order of the normal, all alike. */
function placeSlices(images: readonly Image[]): Slice[] {
  const [first] = images;
  if (!first || images.length < fewestSlices) {
    throw new ShokenError('volume-too-few', { count: images.length });
  }
  if (!first.plane || !first.spacing) throw new ShokenError('volume-no-geometry');
  if (!first.PhotometricInterpretation.startsWith('MONOCHROME')) {
    throw new ShokenError('volume-color');
  }
  const normal = normalOf(first.plane);
  const slices = images.map((image): Slice => {
    const { plane, spacing } = image;
    if (!plane || !spacing) throw new ShokenError('volume-no-geometry');
    if (!isAlike(image, first)) throw new ShokenError('volume-mixed');
    return { image, plane, spacing, height: dot(plane.position, normal) };
  });
  return slices.sort((a, b) => a.height - b.height);
}

function isAlike(image: Image, first: Image): boolean {
  if (image.Rows !== first.Rows || image.Columns !== first.Columns) return false;
  if (!image.plane || !first.plane || !image.spacing || !first.spacing) return false;
  const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-3 * Math.abs(b);
  return (
    image.plane.FrameOfReferenceUID === first.plane.FrameOfReferenceUID &&
    dot(image.plane.rowDirection, first.plane.rowDirection) > 0.9999 &&
    dot(image.plane.columnDirection, first.plane.columnDirection) > 0.9999 &&
    isClose(image.spacing.rowMm, first.spacing.rowMm) &&
    isClose(image.spacing.columnMm, first.spacing.columnMm)
  );
}

function checkGaps(slices: readonly Slice[], gapMm: number): void {
  const gaps = slices.slice(1).map(({ height }, index) => height - slices[index]!.height);
  const smallest = Math.min(...gaps);
  const largest = Math.max(...gaps);
  if (smallest < 1e-3) throw new ShokenError('volume-repeated');
  const start = slices[0]!.height;
  const isEven = slices.every(
    ({ height }, index) => Math.abs(height - start - index * gapMm) <= evenness * gapMm,
  );
  if (isEven) return;
  const inMm = (mm: number) => Math.round(mm * 100) / 100;
  throw new ShokenError('volume-uneven', {
    smallestMm: inMm(smallest),
    largestMm: inMm(largest),
  });
}

/** A tilted gantry moves each slice sideways: the stack leans, and its sections would be sheared. */
function checkUpright(slices: readonly Slice[]): void {
  const first = slices[0]!;
  const normal = normalOf(first.plane);
  const pixelMm = Math.min(first.spacing.rowMm, first.spacing.columnMm);
  for (const { plane, height } of slices) {
    const rise = height - first.height;
    const sideways: Vector3 = subtract(
      subtract(plane.position, first.plane.position),
      moveAlong([0, 0, 0], normal, rise),
    );
    const shift = Math.sqrt(dot(sideways, sideways));
    if (shift <= uprightness * pixelMm) continue;
    const degrees = Math.round((Math.atan2(shift, rise) * 1800) / Math.PI) / 10;
    throw new ShokenError('volume-tilted', { degrees });
  }
}

import {
  dot,
  moveAlong,
  subtract,
  type ImagePlane,
  type SectionPlane,
  type Vector3,
  type VolumeGeometry,
} from '#domain';

type Axis = 0 | 1 | 2;

/** A way along one of the volume's axes, or against it. */
export interface Way {
  readonly axis: Axis;
  readonly isReversed: boolean;
}

/** How a section lies on the volume's grid: what is across, down, and from section to section. */
export interface Section {
  readonly across: Way;
  readonly down: Way;
  readonly through: Way;
}

/**
 * Where a section's rows, columns and numbers go in the patient: hung as is usual (PS3.3 C.7.6.1.1.1), axial seen
 * from below and counted from the head, sagittal counted from the right, coronal from the front.
 */
const hangings: Readonly<Record<SectionPlane, readonly [Vector3, Vector3, Vector3]>> = {
  axial: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, -1],
  ],
  sagittal: [
    [0, 1, 0],
    [0, 0, -1],
    [1, 0, 0],
  ],
  coronal: [
    [1, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
};

const orders: readonly (readonly [Axis, Axis, Axis])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/**
 * The section along the volume's own grid that comes nearest to the plane: no voxel is ever interpolated. Of an
 * oblique series it is as oblique as the series.
 */
export function findSection({ directions }: VolumeGeometry, plane: SectionPlane): Section {
  const wanted = hangings[plane];
  const fit = (order: readonly Axis[]) =>
    order.reduce<number>((sum, axis, at) => sum + Math.abs(dot(directions[axis], wanted[at]!)), 0);
  const best = orders.reduce((one, other) => (fit(other) > fit(one) ? other : one));
  const way = (at: 0 | 1 | 2): Way => ({
    axis: best[at],
    isReversed: dot(directions[best[at]], wanted[at]) < 0,
  });
  return { across: way(0), down: way(1), through: way(2) };
}

/** The plane in which images of this direction were taken, which needs no reformatting. */
export function findAcquiredPlane(geometry: VolumeGeometry): SectionPlane {
  const planes = ['axial', 'sagittal', 'coronal'] as const;
  return planes.find((plane) => findSection(geometry, plane).through.axis === 2) ?? 'axial';
}

export interface SectionGrid {
  readonly Columns: number;
  readonly Rows: number;
  /** How many sections there are. */
  readonly count: number;
  readonly columnMm: number;
  readonly rowMm: number;
  readonly gapMm: number;
}

export function gridOfSection({ size, spacingMm }: VolumeGeometry, section: Section): SectionGrid {
  const { across, down, through } = section;
  return {
    Columns: size[across.axis],
    Rows: size[down.axis],
    count: size[through.axis],
    columnMm: spacingMm[across.axis],
    rowMm: spacingMm[down.axis],
    gapMm: spacingMm[through.axis],
  };
}

/** Where one section lies in the patient. */
export function placeSection(
  geometry: VolumeGeometry,
  section: Section,
  index: number,
): ImagePlane {
  const { size, spacingMm, directions, origin, FrameOfReferenceUID } = geometry;
  const { across, down, through } = section;
  const directionOf = ({ axis, isReversed }: Way): Vector3 =>
    isReversed ? moveAlong([0, 0, 0], directions[axis], -1) : directions[axis];
  const start = (from: Vector3, { axis, isReversed }: Way, step: number): Vector3 => {
    const voxel = isReversed ? size[axis] - 1 - step : step;
    return moveAlong(from, directions[axis], voxel * spacingMm[axis]);
  };
  const position = start(start(start(origin, through, index), across, 0), down, 0);
  return {
    FrameOfReferenceUID,
    position,
    rowDirection: directionOf(across),
    columnDirection: directionOf(down),
  };
}

/** The number of the section nearest to a point, within the volume. */
export function findSectionAt(
  geometry: VolumeGeometry,
  { through: { axis, isReversed } }: Section,
  pointMm: Vector3,
): number {
  const away = dot(subtract(pointMm, geometry.origin), geometry.directions[axis]);
  const last = geometry.size[axis] - 1;
  const voxel = Math.min(Math.max(Math.round(away / geometry.spacingMm[axis]), 0), last);
  return isReversed ? last - voxel : voxel;
}

/** The first and last section of a slab around one: fewer at the ends of the volume. */
export function sectionsOfSlab(index: number, thickness: number, count: number) {
  return {
    first: Math.max(0, index - Math.floor((thickness - 1) / 2)),
    end: Math.min(count - 1, index + Math.ceil((thickness - 1) / 2)),
  };
}

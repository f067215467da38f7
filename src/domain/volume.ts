import type { Vector3 } from './image';

/** The three sections of a body. */
export const sectionPlanes = ['axial', 'sagittal', 'coronal'] as const;
export type SectionPlane = (typeof sectionPlanes)[number];

/** A block of voxels on a regular grid in the patient. */
export interface VolumeGeometry {
  readonly FrameOfReferenceUID: string;
  /** Voxels along rows, columns and slices. */
  readonly size: Vector3;
  /** Between voxels along each, mm. */
  readonly spacingMm: Vector3;
  /** The middle of the first voxel. */
  readonly origin: Vector3;
  /** Unit vectors along each, at right angles to each other. */
  readonly directions: readonly [Vector3, Vector3, Vector3];
}

/** A series that makes a volume: its geometry, and which image is which slice. */
export interface VolumePlan {
  readonly geometry: VolumeGeometry;
  readonly imageIds: readonly string[];
}

import type { Image, Vector3 } from './image';
import type { PlacedImage } from './space';

/** The three sections of a body. */
export const sectionPlanes = ['axial', 'sagittal', 'coronal'] as const;
export type SectionPlane = (typeof sectionPlanes)[number];

/** What is shown of the sections of a slab: their brightest, darkest or mean values (MIP, MinIP, average). */
export const slabProjections = ['max', 'min', 'mean'] as const;
export type SlabProjection = (typeof slabProjections)[number];

/** Sections around one that are shown as one; a thickness of 1 is just that one. */
export interface Slab {
  readonly thickness: number;
  readonly projection: SlabProjection;
}

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

/** A volume with the images it was made of, one for each of its slices and in their order. */
export interface SlicedVolume {
  readonly geometry: VolumeGeometry;
  readonly slices: readonly Image[];
}

/** What one picture shows of a volume: a section, or all those of a slab. */
export interface VolumeCut {
  readonly volume: SlicedVolume;
  /** Alike in size and direction. */
  readonly sections: readonly PlacedImage[];
}

import type { Vector3 } from '#domain';
import { create } from 'zustand';

/** A point of the patient, mm, in a frame of reference. */
export interface Crosshair {
  readonly FrameOfReferenceUID: string;
  readonly pointMm: Vector3;
}

interface GuidesStore {
  /** The point that all viewports of its frame of reference show; null while it is off. */
  readonly crosshair: Crosshair | null;
  /** Where the images of other viewports cut this one. */
  readonly areLinesShown: boolean;
  /** Viewports that show the same section of a body scroll together. */
  readonly isScrollLinked: boolean;
  /** Zoom and pan go to the other viewports too. */
  readonly isViewLinked: boolean;
}

export const restingGuides = {
  crosshair: null,
  areLinesShown: true,
  isScrollLinked: false,
  isViewLinked: false,
} as const satisfies GuidesStore;

/** What ties viewports to each other. Never kept. */
export const useGuidesStore = create<GuidesStore>()(() => restingGuides);

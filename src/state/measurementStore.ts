import type { Measurement } from '#domain';
import { create } from 'zustand';

interface MeasurementStore {
  /** Of the open study, in the order in which they were drawn. */
  readonly measurements: readonly Measurement[];
  readonly selectedUID: string | null;
  /** The one whose name is being typed. */
  readonly namingUID: string | null;
  /** The model is being asked for the cardiothoracic ratio. */
  readonly isProposing: boolean;
}

export const noMeasurements = {
  measurements: [],
  selectedUID: null,
  namingUID: null,
  isProposing: false,
} as const satisfies MeasurementStore;

/** What the reader has measured in the open study. */
export const useMeasurementStore = create<MeasurementStore>()(() => noMeasurements);

/** The list after a step; what is no longer in it is not in hand either. */
export function putMeasurements(measurements: readonly Measurement[]): void {
  useMeasurementStore.setState(({ selectedUID, namingUID }) => {
    const known = (uid: string | null) =>
      measurements.some(({ trackingUID }) => trackingUID === uid) ? uid : null;
    return { measurements, selectedUID: known(selectedUID), namingUID: known(namingUID) };
  });
}

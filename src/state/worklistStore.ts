import {
  objectsOf,
  type InterfaceLanguage,
  type RejectedFile,
  type ReportState,
  type Study,
} from '#domain';
import { create } from 'zustand';

export type { ReportState };

/** A sample study that ships with the app. */
export interface Sample {
  readonly id: string;
  readonly file: string;
  readonly title: Readonly<Record<InterfaceLanguage, string>>;
  readonly bytes: number;
}

interface WorklistStore {
  readonly studies: readonly Study[];
  readonly rejected: readonly RejectedFile[];
  readonly reportStates: Readonly<Record<string, ReportState>>;
  readonly opening: { readonly done: number; readonly total: number } | null;
  /** Null until the list of samples has been read. */
  readonly samples: readonly Sample[] | null;
  readonly loadingSampleId: string | null;
  /** What this device holds of studies, also of those that are not listed; null until it was counted. */
  readonly kept: { readonly studies: number; readonly bytes: number } | null;
}

/** Studies that are open on this device, and files that could not be. */
export const useWorklistStore = create<WorklistStore>()(() => ({
  studies: [],
  rejected: [],
  reportStates: {},
  opening: null,
  samples: null,
  loadingSampleId: null,
  kept: null,
}));

/** Adds studies; images of a study that is already listed join it. */
export function addStudies(studies: readonly Study[]): void {
  useWorklistStore.setState((state) => ({ studies: studies.reduce(mergeStudy, state.studies) }));
}

function mergeStudy(listed: readonly Study[], added: Study): readonly Study[] {
  const known = listed.find((study) => study.StudyInstanceUID === added.StudyInstanceUID);
  if (!known) return [...listed, added];
  const series = [...known.series];
  for (const each of added.series) {
    const index = series.findIndex((one) => one.SeriesInstanceUID === each.SeriesInstanceUID);
    const existing = series[index];
    if (!existing) {
      series.push(each);
      continue;
    }
    const have = new Set(existing.images.map((image) => image.imageId));
    const fresh = each.images.filter((image) => !have.has(image.imageId));
    if (fresh.length > 0) series[index] = { ...existing, images: [...existing.images, ...fresh] };
  }
  const objects = [...objectsOf(known)];
  for (const object of objectsOf(added)) {
    const isKnown = objects.some((one) => one.SOPInstanceUID === object.SOPInstanceUID);
    if (!isKnown) objects.push(object);
  }
  const merged: Study = { ...known, series, ...(objects.length > 0 && { objects }) };
  return listed.map((study) => (study === known ? merged : study));
}

export function dropStudy(StudyInstanceUID: string): void {
  useWorklistStore.setState((state) => ({
    studies: state.studies.filter((study) => study.StudyInstanceUID !== StudyInstanceUID),
    reportStates: Object.fromEntries(
      Object.entries(state.reportStates).filter(([uid]) => uid !== StudyInstanceUID),
    ),
  }));
}

export function putReportState(StudyInstanceUID: string, reportState: ReportState): void {
  useWorklistStore.setState((state) => ({
    reportStates: { ...state.reportStates, [StudyInstanceUID]: reportState },
  }));
}

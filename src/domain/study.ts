import type { Problem } from './error';
import type { Image } from './image';
import type { StudyObject } from './studyObject';

export interface Patient {
  /** As in the header: components by ^, ideographic and phonetic groups by =. Shown through `formatPatientName`. */
  readonly PatientName: string;
  readonly PatientID: string;
  /** Who gave the ID; the same one means another person elsewhere. Absent where the header does not say. */
  readonly IssuerOfPatientID?: string;
  /** `M`, `F`, `O` or empty. */
  readonly PatientSex: string;
  readonly PatientBirthDate: string;
  /** Years at the time of the study from Patient's Age or the birth date; null if neither is given. */
  readonly ageYears: number | null;
}

export interface Series {
  readonly SeriesInstanceUID: string;
  readonly SeriesNumber: number | null;
  readonly SeriesDescription: string;
  readonly Modality: string;
  readonly images: readonly Image[];
}

export interface Study {
  readonly StudyInstanceUID: string;
  readonly StudyDate: string;
  readonly StudyTime: string;
  readonly StudyDescription: string;
  readonly AccessionNumber: string;
  readonly patient: Patient;
  /** Why the image was asked for, from whichever attributes of the header say so; absent where none does. */
  readonly indication?: string;
  /** Of images only; what else came with the study is in `objects`. The frames of a segmentation are images too. */
  readonly series: readonly Series[];
  /** Absent where nothing else came. */
  readonly objects?: readonly StudyObject[];
}

/** A file that did not become an image, and why. Listed while the rest opens. */
export interface RejectedFile {
  readonly fileName: string;
  readonly problem: Problem;
}

/** All images of a study in series and instance order. */
export function imagesOf(study: Study): readonly Image[] {
  return study.series.flatMap((series) => series.images);
}

/** What came with a study beside its images, in the order of its series. */
export function objectsOf(study: Study): readonly StudyObject[] {
  return study.objects ?? noObjects;
}

const noObjects: readonly StudyObject[] = [];

/**
 * True for a series whose images are scrolled through as one: frames of one object, or cross-sections.
 * Such images share window, zoom and turn; the views of a radiograph do not.
 */
export function isStack(series: Series): boolean {
  let isOne = stacks.get(series);
  if (isOne === undefined) stacks.set(series, (isOne = areAlike(series)));
  return isOne;
}

/** Asked several times for each step of a scroll. */
const stacks = new WeakMap<Series, boolean>();

function areAlike({ images }: Series): boolean {
  const [first] = images;
  if (!first || images.length < 2) return false;
  return images.every(
    (image) =>
      image.Rows === first.Rows &&
      image.Columns === first.Columns &&
      (image.NumberOfFrames > 1 || image.plane !== null),
  );
}

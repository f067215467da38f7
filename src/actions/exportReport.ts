import type { Language, Review } from '#domain';
import { addendumPhrase, formatMoment } from '#i18n';
import {
  postNotice,
  useMeasurementStore,
  useReadingStore,
  useReviewStore,
  useSessionStore,
} from '#state';
import { audit } from './audit';
import { findStudy } from './findImage';
import { attempt } from './notices';
import { writeRegions } from './reviewObjects';
import { writeReport } from './reviewReport';
import { mayShowAi } from './secondReader';
import { writeText } from './writeText';

/** The report as text with its addenda. The signed language gives the signed text, to the letter. */
export function reportText(review: Review, language: Language): string {
  const { signature } = review;
  const text = signature?.language === language ? signature.text : writeText(review, language);
  const addenda = review.addenda.map((addendum) =>
    addendumPhrase(language, { ...addendum, at: formatMoment(addendum.at) }),
  );
  return [text, ...addenda].join('\n');
}

export async function copyReportText(language: Language): Promise<void> {
  const review = openReview();
  if (!review) return;
  const done = await attempt('export-failed', async () => {
    await navigator.clipboard.writeText(reportText(review, language));
    return true;
  });
  if (!done) return;
  audit('exported', 'report text copied', { language });
  postNotice({ kind: 'copied' });
}

export async function downloadReportText(language: Language): Promise<void> {
  const review = openReview();
  if (!review) return;
  await save(`report-${language}.txt`, 'text/plain;charset=utf-8', async () =>
    reportText(review, language),
  );
}

/** The regions as DICOM SEG: as the model drew them, or as the reader left them. */
export async function downloadSegmentation(kind: 'model' | 'final'): Promise<void> {
  await save(`segmentation-${kind}.dcm`, 'application/dicom', () => writeRegions(kind));
}

/** The findings as DICOM SR: as the model said them, or as the reader decided. */
export async function downloadStructuredReport(kind: 'model' | 'final'): Promise<void> {
  await save(`structured-report-${kind}.dcm`, 'application/dicom', () => writeReport(kind));
}

/** Everything that was said and decided, as JSON. */
export async function downloadReviewJson(): Promise<void> {
  const review = openReview();
  const { reviewImageId } = useSessionStore.getState();
  if (!review || reviewImageId === null) return;
  const reading = mayShowAi() ? useReadingStore.getState().readings[reviewImageId] : undefined;
  await save('review.json', 'application/json', async () => {
    const { writeReviewJson } = await import('#export');
    const said = reading?.status === 'done' ? reading.reading : null;
    return writeReviewJson(review, said, useMeasurementStore.getState().measurements);
  });
}

/** Beside files of other patients, one must be known by its name. */
export function withPatient(name: string): string {
  const { StudyInstanceUID } = useSessionStore.getState();
  const study = StudyInstanceUID === null ? null : findStudy(StudyInstanceUID);
  const parts = [study?.patient.PatientID, study?.StudyDate].map((part) =>
    // What no file system takes in a name, and what ends a line.
    part?.replace(/[\\/:*?"<>|\p{C}\s]+/gu, '_').slice(0, 64),
  );
  return [...parts, name].filter(Boolean).join('-');
}

const openReview = () => useReviewStore.getState().presented?.review ?? null;

/** What is about the open study, under a name that says so. */
export async function save(
  name: string,
  type: string,
  write: () => Promise<string | Uint8Array>,
): Promise<void> {
  await saveAs(withPatient(name), name, type, write);
}

/** The log knows the file as `name`, which is nobody's. False where it failed, which is said. */
export async function saveAs(
  file: string,
  name: string,
  type: string,
  write: () => Promise<string | Uint8Array>,
): Promise<boolean> {
  const done = await attempt('export-failed', async () => {
    const content = await write();
    const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return true;
  });
  if (!done) return false;
  audit('exported', 'file saved', { file: name });
  postNotice({ kind: 'saved', file });
  return true;
}

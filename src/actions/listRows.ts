import {
  imagesOf,
  objectsOf,
  type ReadingState,
  type ReportState,
  type Study,
  type WorklistRow,
} from '#domain';
import { primaryImage } from './findImage';

type ByKey<Value> = Readonly<Record<string, Value | undefined>>;

/** The worklist's rows of the studies that are open on this device. */
export function listRows(
  studies: readonly Study[],
  readings: ByKey<ReadingState>,
  reports: ByKey<ReportState>,
): WorklistRow[] {
  return studies.map((study) => rowOf(study, readings, reports));
}

function rowOf(
  study: Study,
  readings: ByKey<ReadingState>,
  reports: ByKey<ReportState>,
): WorklistRow {
  const { StudyInstanceUID, StudyDate, StudyTime, AccessionNumber, patient } = study;
  const images = imagesOf(study);
  const [first] = images;
  return {
    StudyInstanceUID,
    patient,
    fileName: first && !first.hasHeader ? first.fileName : null,
    StudyDate,
    StudyTime,
    AccessionNumber,
    modalities: [
      ...new Set([...study.series, ...objectsOf(study)].map(({ Modality }) => Modality)),
    ].filter(Boolean),
    description:
      study.StudyDescription ||
      (study.series[0]?.SeriesDescription ?? objectsOf(study)[0]?.title ?? ''),
    imageCount: images.length,
    reading: readings[primaryImage(study)?.imageId ?? ''],
    report: reports[StudyInstanceUID] ?? 'unread',
  };
}

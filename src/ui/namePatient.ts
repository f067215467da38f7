import { formatPatientName, imagesOf, type Patient, type Study } from '#domain';
import type { Translator } from '#i18n';

interface NamedByFile {
  readonly patient: Patient;
  /** Of an image without header; null where there is a header. */
  readonly fileName: string | null;
}

/** What to call a study's patient, also where the header gives no name. */
export function namePatient(t: Translator, of: Study | NamedByFile): string {
  const name = formatPatientName(of.patient.PatientName, t.locale);
  if (name !== '') return name;
  const fileName = 'series' in of ? fileNameOf(of) : of.fileName;
  if (fileName !== null) return fileName || t('worklist.noHeader');
  return of.patient.PatientID || t('worklist.noName');
}

function fileNameOf(study: Study): string | null {
  const [image] = imagesOf(study);
  return image && !image.hasHeader ? image.fileName : null;
}

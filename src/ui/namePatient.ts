import { formatPatientName, imagesOf, type Study } from '#domain';
import type { Translator } from '#i18n';

/** What to call a study's patient, also where the header gives no name. */
export function namePatient(t: Translator, study: Study): string {
  const name = formatPatientName(study.patient.PatientName);
  if (name !== '') return name;
  const [image] = imagesOf(study);
  if (image && !image.hasHeader) return image.fileName || t('worklist.noHeader');
  return study.patient.PatientID || t('worklist.noName');
}

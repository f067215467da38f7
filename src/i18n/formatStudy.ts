import type { InterfaceLanguage, Patient } from '#domain';

/**
 * A person's name for the screen from DICOM's `alphabetic=ideographic=phonetic` groups (PS3.5 6.2.1.2):
 * the ideographic group for a Japanese reader where there is one, else the alphabetic.
 */
export function formatPatientName(name: string, language: InterfaceLanguage): string {
  const [alphabetic = '', ideographic = ''] = name.split('=');
  const chosen = language === 'ja' && ideographic.trim() !== '' ? ideographic : alphabetic;
  return (chosen === '' ? ideographic : chosen).split('^').join(' ').replace(/\s+/g, ' ').trim();
}

/** DICOM DA `YYYYMMDD` as `YYYY-MM-DD`, which reads the same in every language. */
export function formatDate(date: string): string {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(date.trim());
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : date.trim();
}

/** Age and sex as radiologists write them, e.g. `67 M`; empty where the header says neither. */
export function formatAgeAndSex(patient: Patient): string {
  const age = patient.ageYears === null ? '' : String(Math.floor(patient.ageYears));
  return [age, patient.PatientSex].filter((part) => part !== '').join(' ');
}

/** Bytes as whole megabytes, or with one decimal below ten. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return megabytes < 10 ? megabytes.toFixed(1) : megabytes.toFixed(0);
}

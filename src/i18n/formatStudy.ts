import type { Patient } from '#domain';

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

/** An ISO 8601 moment in the device's time zone as `YYYY-MM-DD HH:MM`. */
export function formatMoment(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

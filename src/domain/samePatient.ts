import type { Patient } from './study';

/**
 * Whether two headers may speak of one patient. The ID decides where both give one, else the name;
 * where neither does, nothing tells them apart.
 */
export function isSamePatient(a: Patient, b: Patient): boolean {
  if (a.PatientID !== '' && b.PatientID !== '') return a.PatientID === b.PatientID;
  if (a.PatientName !== '' && b.PatientName !== '') return a.PatientName === b.PatientName;
  return true;
}

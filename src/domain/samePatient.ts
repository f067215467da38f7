import type { Patient } from './study';

/**
 * Whether two headers may speak of one patient. The ID decides where both give one, else the name;
 * where neither does, nothing tells them apart. IDs of two issuers tell nothing of each other.
 */
export function isSamePatient(a: Patient, b: Patient): boolean {
  if (differ(a.IssuerOfPatientID, b.IssuerOfPatientID)) return false;
  if (a.PatientID !== '' && b.PatientID !== '') return a.PatientID === b.PatientID;
  if (a.PatientName !== '' && b.PatientName !== '') return a.PatientName === b.PatientName;
  return true;
}

/**
 * Whether two headers surely speak of one patient, as it must be before one's images are shown beside the other's.
 * Both give the same ID; issuer, birth date, sex and name do not speak against it; and name or birth date speaks for it.
 */
export function isSurelySamePatient(a: Patient, b: Patient): boolean {
  if (a.PatientID === '' || a.PatientID !== b.PatientID || !isSamePatient(a, b)) return false;
  if (differ(a.PatientBirthDate, b.PatientBirthDate) || differ(a.PatientSex, b.PatientSex)) {
    return false;
  }
  const names = compareNames(a.PatientName, b.PatientName);
  const isBirthDateKnown = a.PatientBirthDate !== '' && b.PatientBirthDate !== '';
  return names === 'same' || (names === 'unknown' && isBirthDateKnown);
}

const differ = (one = '', other = '') => one !== '' && other !== '' && one !== other;

/** By the groups of the name (PS3.5 6.2.1) that both have: another spelling of the separators is no other name. */
function compareNames(one: string, other: string): 'same' | 'different' | 'unknown' {
  const others = groupsOf(other);
  const pairs = groupsOf(one)
    .map((group, index) => [group, others[index] ?? ''] as const)
    .filter(([group, same]) => group !== '' && same !== '');
  if (pairs.length === 0) return 'unknown';
  return pairs.every(([group, same]) => group === same) ? 'same' : 'different';
}

const groupsOf = (name: string) =>
  name
    .normalize('NFKC')
    .split('=')
    .map((group) =>
      group
        .toUpperCase()
        .split(/[\^\s]+/)
        .filter(Boolean)
        .join(' '),
    );

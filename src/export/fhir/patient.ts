import { formatPatientName, type Patient } from '#domain';
import { formatDate } from '#i18n';
import type { HumanName, Patient as FhirPatient } from 'fhir/r4';

/** As the header names the patient; what it does not say is empty. */
export function patientResource(id: string, patient: Patient): FhirPatient {
  const { PatientName, PatientID, IssuerOfPatientID, PatientSex, PatientBirthDate } = patient;
  return {
    resourceType: 'Patient',
    id,
    // An issuer in a header is a name, not a system that could be looked up.
    identifier: [
      { value: PatientID, assigner: PatientID === '' ? {} : { display: IssuerOfPatientID } },
    ],
    name: namesOf(PatientName),
    gender: genders[PatientSex.trim()],
    birthDate: fhirDate(PatientBirthDate),
  };
}

const genders: Readonly<Record<string, FhirPatient['gender']>> = {
  M: 'male',
  F: 'female',
  O: 'other',
};

/** DICOM DA as FHIR date; undefined where it is none. */
export function fhirDate(date: string): string | undefined {
  const written = formatDate(date);
  return /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(Date.parse(written))
    ? written
    : undefined;
}

/** Alphabetic, ideographic and phonetic, in this order (PS3.5 6.2.1.1). */
const representations = ['ABC', 'IDE', 'SYL'] as const;

function namesOf(PatientName: string): HumanName[] {
  return PatientName.split('=').flatMap((group, index) => {
    const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group.split('^');
    const representation = representations[index];
    if (formatPatientName(group) === '' || representation === undefined) return [];
    return [
      {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation',
            valueCode: representation,
          },
        ],
        text: formatPatientName(group),
        family: family.trim(),
        given: [given.trim(), middle.trim()],
        prefix: [prefix.trim()],
        suffix: [suffix.trim()],
      },
    ];
  });
}

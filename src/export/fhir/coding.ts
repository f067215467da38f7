import type { Code } from '#domain';
import type { CodeableConcept, Coding, Identifier, Meta } from 'fhir/r4';

/** FHIR's names for the schemes of our table of codes. */
const systems: Readonly<Record<Exclude<Code['CodingSchemeDesignator'], '99SHOKEN'>, string>> = {
  SCT: 'http://snomed.info/sct',
  DCM: 'http://dicom.nema.org/resources/ontology/DCM',
  RFC5646: 'urn:ietf:bcp:47',
  UCUM: 'http://unitsofmeasure.org',
  UMLS: 'http://www.nlm.nih.gov/research/umls',
};

const hl7 = 'http://terminology.hl7.org/CodeSystem';

export const dcm = (code: string, display?: string): Coding => ({
  system: systems.DCM,
  code,
  display,
});

/** A code of our table, with its words in the report's language where they are given. */
export function conceptOf(
  { CodeValue, CodingSchemeDesignator, CodeMeaning }: Code,
  text?: string,
): CodeableConcept {
  // A private scheme has no system that others could look up.
  if (CodingSchemeDesignator === '99SHOKEN') return { text: text ?? CodeMeaning };
  const system = systems[CodingSchemeDesignator];
  return { coding: [{ system, code: CodeValue, display: CodeMeaning }], text };
}

export const hl7Concept = (system: string, code: string, display: string): CodeableConcept => ({
  coding: [{ system: `${hl7}/${system}`, code, display }],
});

export const loinc = (code: string, display: string): CodeableConcept => ({
  coding: [{ system: 'http://loinc.org', code, display }],
});

/** A DICOM UID as FHIR identifies objects by it (ImagingStudy, "Notes on identifiers"). */
export const uidIdentifier = (uid: string): Identifier => ({
  system: 'urn:dicom:uid',
  value: `urn:oid:${uid}`,
});

/** Says of a resource that a machine asserts it, where no person has answered for it yet. */
export const aiLabel: Meta = {
  security: [
    {
      system: `${hl7}/v3-ObservationValue`,
      code: 'AIAST',
      display: 'Artificial Intelligence asserted',
    },
  ],
};

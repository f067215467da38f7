import type { CodedConcept } from '#domain';

/** What SNOMED-RT's style of codes was called in DICOM (PS3.16 8.1); retired, and written by many to this day. */
const retiredSchemes = new Set(['SRT', 'SNM3', '99SDM']);

/** Those that bear on findings, with the SNOMED CT code that took their place (PS3.16 Annex O). */
const successors: Readonly<Record<string, string>> = {
  'D2-60302': '40779009',
  'D2-61100': '19242006',
  'D2-80100': '60046008',
  'D2-80300': '36118008',
  'D3-10008': '287272002',
  'M-01000': '49755003',
  'M-03000': '4147007',
  'M-03010': '27925004',
  'T-28000': '39607008',
  'T-29000': '3120008',
  'T-32000': '80891009',
  'G-C0E3': '363698007',
  'G-C171': '272741003',
  'G-A100': '24028007',
  'G-A101': '7771000',
  'G-A102': '51440002',
  'G-A203': '52101004',
  'R-4089B': '272519000',
  'R-0038A': '373068000',
  'R-427CE': '276214006',
};

/** The code in SNOMED CT where it is one of those, else as it is. */
export function renewCode(code: CodedConcept): CodedConcept {
  const value = retiredSchemes.has(code.scheme) ? successors[code.value] : undefined;
  return value === undefined ? code : { ...code, value, scheme: 'SCT' };
}

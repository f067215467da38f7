import type { StudyQuery } from '#domain';

/**
 * The reader's words as a QIDO-RS query (PS3.18 8.3.4). Names, identifiers and accession numbers match
 * from their beginning; what is not written in ASCII, as a family name in kanji, matches anywhere in the
 * name, because it stands in its second group.
 */
export function writeQuery(query: StudyQuery): string[] {
  const parameters: [string, string][] = [
    ['PatientName', matching(query.PatientName)],
    ['PatientID', matching(query.PatientID)],
    ['StudyDate', dateRange(query)],
    ['ModalitiesInStudy', query.Modality.trim()],
    ['AccessionNumber', matching(query.AccessionNumber)],
  ];
  return parameters
    .filter(([, value]) => value !== '')
    .map(([keyword, value]) => `${keyword}=${encodeURIComponent(value)}`);
}

function matching(words: string): string {
  const value = maskPunctuation(words.trim());
  if (value === '') return '';
  const isAscii = !/[^ -~]/.test(value);
  return `${isAscii ? '' : '*'}${value}*`.replace(/\*+/g, '*');
}

/**
 * ASCII that an address would have to escape becomes a wildcard: a name's words are parted by `^` where
 * readers type a space, and Orthanc as Debian has it (plugin 1.7) compares escapes as they are written.
 */
function maskPunctuation(value: string): string {
  return value.replace(/([^\w.~\-*\u0080-\uffff]|\s)+/g, '*');
}

/** Both ends belong to the range; an open end is left out. */
function dateRange({ StudyDateFrom, StudyDateTo }: StudyQuery): string {
  if (StudyDateFrom === '' && StudyDateTo === '') return '';
  return StudyDateFrom === StudyDateTo ? StudyDateFrom : `${StudyDateFrom}-${StudyDateTo}`;
}

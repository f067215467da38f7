import type { ArchivedSeries, ArchivedStudy, JsonDataset, StudyQuery } from '#domain';
import type { Connection } from './connection';
import { nameOf, numberOf, requestDatasets, tagOf, textOf, textsOf } from './dicomJson';
import { writeQuery } from './studyQuery';

export interface StudyPage {
  /** Newest first within the page: QIDO-RS knows no order of its own. */
  readonly studies: readonly ArchivedStudy[];
  readonly hasMore: boolean;
}

/** QIDO-RS: the studies that match, from `offset` on, at most `limit`. Throws the codes of `request`. */
export async function searchStudies(
  connection: Connection,
  query: StudyQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<StudyPage> {
  const parameters = [
    ...writeQuery(query),
    // No archive need return these unasked.
    `includefield=${tagOf('StudyDescription')}`,
    `includefield=${tagOf('ModalitiesInStudy')}`,
    `includefield=${tagOf('IssuerOfPatientID')}`,
    // One more than shown tells whether there is a next page.
    `limit=${limit + 1}`,
    `offset=${offset}`,
  ];
  const found = await requestDatasets(connection, `/studies?${parameters.join('&')}`);
  const studies = found.slice(0, limit).map(readStudy);
  return {
    studies: studies.filter(({ StudyInstanceUID }) => StudyInstanceUID !== '').sort(byDateDown),
    hasMore: found.length > limit,
  };
}

const byDateDown = (a: ArchivedStudy, b: ArchivedStudy) =>
  `${b.StudyDate}${b.StudyTime}`.localeCompare(`${a.StudyDate}${a.StudyTime}`);

function readStudy(data: JsonDataset): ArchivedStudy {
  const IssuerOfPatientID = textOf(data, 'IssuerOfPatientID');
  return {
    StudyInstanceUID: textOf(data, 'StudyInstanceUID'),
    StudyDate: textOf(data, 'StudyDate'),
    StudyTime: textOf(data, 'StudyTime'),
    StudyDescription: textOf(data, 'StudyDescription'),
    AccessionNumber: textOf(data, 'AccessionNumber'),
    // Some archives join them into one value as a header does.
    ModalitiesInStudy: textsOf(data, 'ModalitiesInStudy').flatMap((value) => value.split('\\')),
    NumberOfStudyRelatedSeries: numberOf(data, 'NumberOfStudyRelatedSeries'),
    NumberOfStudyRelatedInstances: numberOf(data, 'NumberOfStudyRelatedInstances'),
    patient: {
      PatientName: nameOf(data, 'PatientName'),
      PatientID: textOf(data, 'PatientID'),
      ...(IssuerOfPatientID !== '' && { IssuerOfPatientID }),
      PatientSex: textOf(data, 'PatientSex'),
      PatientBirthDate: textOf(data, 'PatientBirthDate'),
      ageYears: ageAt(textOf(data, 'PatientBirthDate'), textOf(data, 'StudyDate')),
    },
  };
}

/** Whole years from birth to study, both `YYYYMMDD`; null where one is missing or a placeholder. */
function ageAt(birth: string, study: string): number | null {
  if (!/^\d{8}$/.test(birth) || !/^\d{8}$/.test(study)) return null;
  const years = Math.floor((Number(study) - Number(birth)) / 10_000);
  return years < 0 || years > 130 ? null : years;
}

/** QIDO-RS: the series of a study, by their number. */
export async function listSeries(
  connection: Connection,
  StudyInstanceUID: string,
): Promise<ArchivedSeries[]> {
  const path = `/studies/${encodeURIComponent(StudyInstanceUID)}/series`;
  const found = await requestDatasets(
    connection,
    `${path}?includefield=${tagOf('SeriesDescription')}`,
  );
  return found
    .map((data) => ({
      StudyInstanceUID,
      SeriesInstanceUID: textOf(data, 'SeriesInstanceUID'),
      SeriesNumber: numberOf(data, 'SeriesNumber'),
      SeriesDescription: textOf(data, 'SeriesDescription'),
      Modality: textOf(data, 'Modality'),
      NumberOfSeriesRelatedInstances: numberOf(data, 'NumberOfSeriesRelatedInstances'),
    }))
    .filter(({ SeriesInstanceUID }) => SeriesInstanceUID !== '')
    .sort((a, b) => (a.SeriesNumber ?? Infinity) - (b.SeriesNumber ?? Infinity));
}

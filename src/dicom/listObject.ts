import type { Maker, ObjectKind, StudyObject } from '#domain';
import type { Dataset } from './dataset';
import { readSeries, type FallbackUids } from './readImages';

const storage = '1.2.840.10008.5.1.4.1.1';

/** SOP classes by the end of their UID (PS3.4 B.5). */
const kindOfClass: readonly (readonly [RegExp, ObjectKind])[] = [
  [/^66\.[47]$/, 'segmentation'],
  [/^88\.59$/, 'key-objects'],
  [/^88\.\d+$/, 'report'],
  [/^481\.3$/, 'structures'],
  [/^11\.[1-3]$/, 'presentation'],
  [/^104\.\d$/, 'document'],
];

/** For files that leave the class out. */
const kindOfModality: Readonly<Record<string, ObjectKind>> = {
  SEG: 'segmentation',
  SR: 'report',
  KO: 'key-objects',
  RTSTRUCT: 'structures',
  PR: 'presentation',
  DOC: 'document',
};

/** The data set as an object that is shown with images or as words; null for any other. */
export function listObject(
  dataset: Dataset,
  fileName: string,
  uids: FallbackUids,
): StudyObject | null {
  const SOPClassUID = dataset.string('SOPClassUID');
  const { SeriesInstanceUID, SeriesNumber, SeriesDescription, Modality } = readSeries(
    dataset,
    uids,
  );
  const kind = findKind(SOPClassUID, Modality);
  if (kind === null) return null;
  return {
    SOPInstanceUID: dataset.string('SOPInstanceUID') || uids.SOPInstanceUID,
    SOPClassUID,
    kind,
    Modality: Modality || kind,
    SeriesInstanceUID,
    SeriesNumber,
    InstanceNumber: dataset.number('InstanceNumber'),
    title: readTitle(dataset, kind) || SeriesDescription,
    maker: readMaker(dataset),
    fileName,
  };
}

function findKind(SOPClassUID: string, modality: string): ObjectKind | null {
  if (SOPClassUID === '') return kindOfModality[modality] ?? null;
  if (!SOPClassUID.startsWith(`${storage}.`)) return null;
  const end = SOPClassUID.slice(storage.length + 1);
  return kindOfClass.find(([pattern]) => pattern.test(end))?.[1] ?? null;
}

/** A document's title, a report's heading, or what a structure set or presentation calls itself. */
function readTitle(dataset: Dataset, kind: ObjectKind): string {
  if (kind === 'presentation') {
    return dataset.string('ContentDescription') || dataset.string('ContentLabel');
  }
  return (
    dataset.string('DocumentTitle') ||
    (dataset.item('ConceptNameCodeSequence')?.string('CodeMeaning') ?? '') ||
    dataset.string('StructureSetLabel')
  );
}

const readMaker = (dataset: Dataset): Maker => ({
  Manufacturer: dataset.string('Manufacturer'),
  ManufacturerModelName: dataset.string('ManufacturerModelName'),
  SoftwareVersions: dataset.string('SoftwareVersions'),
});

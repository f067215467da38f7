import type { ArchivedStudy } from './archive';
import { isSurelySamePatient } from './samePatient';
import { imagesOf, type Study } from './study';

/**
 * What is known of earlier studies of the patient: open here, listed by the archive alone, not known while the archive
 * has not answered, or none.
 */
export type KnownPriors = 'here' | 'in-archive' | 'not-known' | 'none';

/**
 * Earlier studies of the same patient among these, what is most alike first (kind of image, then body part), and of
 * those the newest. Without a date nothing is earlier; without a patient ID nobody is surely the same.
 */
export function priorsAmong<Kind extends Study | ArchivedStudy>(
  study: Study,
  others: readonly Kind[],
): Kind[] {
  return others
    .filter((other) => isPrior(other, study))
    .sort(
      (one, other) =>
        likeness(other, study) - likeness(one, study) ||
        momentOf(other).localeCompare(momentOf(one)),
    );
}

function isPrior(other: Study | ArchivedStudy, study: Study): boolean {
  if (other.StudyInstanceUID === study.StudyInstanceUID) return false;
  if (other.StudyDate === '' || study.StudyDate === '') return false;
  return isSurelySamePatient(other.patient, study.patient) && momentOf(other) <= momentOf(study);
}

const momentOf = ({ StudyDate, StudyTime }: Study | ArchivedStudy) => `${StudyDate}${StudyTime}`;

function likeness(other: Study | ArchivedStudy, study: Study): number {
  const isSameKind = kindsOf(other).some((kind) => kindsOf(study).includes(kind));
  const isSamePart = bodyPartsOf(study).some((part) => isAbout(other, part));
  return (isSameKind ? 2 : 0) + (isSamePart ? 1 : 0);
}

const radiographs = ['CR', 'DX', 'RG'];

/** Modalities, where it is all one by which kind of detector a radiograph was taken. */
function kindsOf(study: Study | ArchivedStudy): string[] {
  const modalities =
    'series' in study ? study.series.map(({ Modality }) => Modality) : study.ModalitiesInStudy;
  return modalities.map((modality) => (radiographs.includes(modality) ? 'radiograph' : modality));
}

const bodyPartsOf = (study: Study) => [
  ...new Set(imagesOf(study).map(({ BodyPartExamined }) => BodyPartExamined.toUpperCase())),
];

/** An archive lists studies without body parts, which stand in their descriptions then. */
function isAbout(study: Study | ArchivedStudy, part: string): boolean {
  if (part === '') return false;
  if ('series' in study && bodyPartsOf(study).includes(part)) return true;
  return study.StudyDescription.toUpperCase().includes(part);
}

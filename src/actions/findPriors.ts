import { emptyQuery, type ArchivedStudy, type Patient, type Study } from '#domain';
import { useSettingsStore, useWorklistStore } from '#state';
import { connectionTo, theArchive } from './archiveConnection';

/** Earlier studies of a patient: open here already, or to be fetched with `openFromArchive`. Newest first. */
export interface Priors {
  readonly open: readonly Study[];
  readonly archived: readonly ArchivedStudy[];
}

/** The newest of them are what a reader compares with. */
const mostPriors = 50;

/**
 * Earlier studies of the same patient among those that are open and in the archive, if one is set up. A study
 * without patient ID has none: a name alone does not tell who somebody is. Throws the archive's problems.
 *
 * @public The door for whoever hangs priors beside a study.
 */
export async function findPriors(study: Study, signal?: AbortSignal): Promise<Priors> {
  const { PatientID } = study.patient;
  if (PatientID === '') return { open: [], archived: [] };
  const isPrior = (other: Study | ArchivedStudy) =>
    other.StudyInstanceUID !== study.StudyInstanceUID &&
    isSamePatient(other.patient, study.patient) &&
    momentOf(other) <= momentOf(study);
  const open = useWorklistStore.getState().studies.filter(isPrior);
  const isOpen = ({ StudyInstanceUID }: ArchivedStudy) =>
    open.some((each) => each.StudyInstanceUID === StudyInstanceUID);
  const found = await searchPatient(PatientID, signal);
  return {
    open: open.sort(byMomentDown),
    archived: found.filter((each) => isPrior(each) && !isOpen(each)),
  };
}

async function searchPatient(
  PatientID: string,
  signal?: AbortSignal,
): Promise<readonly ArchivedStudy[]> {
  if (useSettingsStore.getState().archive === null) return [];
  const { searchStudies } = await theArchive();
  const range = { offset: 0, limit: mostPriors };
  const query = { ...emptyQuery, PatientID };
  return (await searchStudies(connectionTo(signal), query, range)).studies;
}

/** The search matches by beginnings, so the whole ID is compared here; different birth dates are different people. */
function isSamePatient(one: Patient, other: Patient): boolean {
  const births = [one.PatientBirthDate, other.PatientBirthDate].filter((date) => date !== '');
  return one.PatientID === other.PatientID && new Set(births).size <= 1;
}

const momentOf = ({ StudyDate, StudyTime }: Study | ArchivedStudy) => `${StudyDate}${StudyTime}`;

const byMomentDown = (one: Study | ArchivedStudy, other: Study | ArchivedStudy) =>
  momentOf(other).localeCompare(momentOf(one));

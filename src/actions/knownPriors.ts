import { priorsAmong, type KnownPriors, type Study } from '#domain';
import { usePriorsStore, useSessionStore, useSettingsStore, useWorklistStore } from '#state';

/** What is known of earlier studies of a study's patient; of what the archive has, while the study is open. */
export function knownPriors(study: Study): KnownPriors {
  if (priorsAmong(study, useWorklistStore.getState().studies).length > 0) return 'here';
  if (useSessionStore.getState().StudyInstanceUID !== study.StudyInstanceUID) return 'none';
  const { search, archived } = usePriorsStore.getState();
  if (archived.length > 0) return 'in-archive';
  const hasAnswered = search.status === 'done';
  return hasAnswered || !canAskArchive(study) ? 'none' : 'not-known';
}

/** Whether there is an archive to be asked for the patient. */
export const canAskArchive = ({ patient }: Study) =>
  useSettingsStore.getState().archive !== null && patient.PatientID !== '';

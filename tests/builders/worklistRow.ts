import type { Finding, ReadingState, WorklistRow } from '#domain';
import { aFinding, aReading } from './finding';
import { anImage, aStudyOf } from './image';

/** A row of an unread radiograph that the AI has not looked at, unless said otherwise. */
export function aRow(changes: Partial<WorklistRow> = {}): WorklistRow {
  const { patient, StudyInstanceUID, StudyDate, StudyTime, AccessionNumber } = aStudyOf(anImage());
  return {
    StudyInstanceUID,
    patient,
    fileName: null,
    StudyDate,
    StudyTime,
    AccessionNumber,
    modalities: ['DX'],
    description: 'Chest PA',
    imageCount: 1,
    reading: undefined,
    report: 'unread',
    ...changes,
  };
}

/** A finished reading that says these presences with these probabilities. */
export function saying(...said: readonly (readonly [Finding['presence'], number])[]): ReadingState {
  return {
    status: 'done',
    reading: aReading(
      said.map(([presence, probability], index) =>
        aFinding(`2.25.${index}`, { presence, probability }),
      ),
    ),
  };
}

import type { Image, Study } from '#domain';
import type { NaturalDataset } from 'dcmjs';
import { equipment } from './equipment';

/** A picture without header is no DICOM object; Secondary Capture is what it would become. */
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/** Copied from the source; what it does not say stays empty. */
export function patientAndStudy(study: Study): NaturalDataset {
  const { patient } = study;
  return {
    PatientName: patient.PatientName,
    PatientID: patient.PatientID,
    PatientBirthDate: patient.PatientBirthDate,
    PatientSex: patient.PatientSex,
    StudyInstanceUID: study.StudyInstanceUID,
    StudyDate: study.StudyDate,
    StudyTime: study.StudyTime,
    StudyDescription: study.StudyDescription,
    AccessionNumber: study.AccessionNumber,
    ReferringPhysicianName: '',
    StudyID: '',
  };
}

interface WrittenInstance {
  readonly SOPClassUID: string;
  readonly Modality: string;
  readonly SeriesNumber: number;
  readonly SeriesDescription: string;
}

/** Series, equipment and instance of an object that this app writes. */
export function seriesAndInstance(
  { SOPClassUID, Modality, SeriesNumber, SeriesDescription }: WrittenInstance,
  uids: { readonly SOPInstanceUID: string; readonly SeriesInstanceUID: string },
  at = new Date(),
): NaturalDataset {
  const { date, time } = momentOf(at);
  return {
    _meta: {},
    SOPClassUID,
    SOPInstanceUID: uids.SOPInstanceUID,
    SpecificCharacterSet: 'ISO_IR 192',
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    Modality,
    SeriesInstanceUID: uids.SeriesInstanceUID,
    SeriesNumber,
    SeriesDate: date,
    SeriesTime: time,
    SeriesDescription,
    InstanceNumber: 1,
    ContentDate: date,
    ContentTime: time,
    ...equipment,
  };
}

/** The source image's class and instance. */
export interface SourceReference {
  readonly ReferencedSOPClassUID: string;
  readonly ReferencedSOPInstanceUID: string;
}

export const referenceTo = (image: Image): SourceReference => ({
  ReferencedSOPClassUID: image.SOPClassUID === '' ? secondaryCapture : image.SOPClassUID,
  ReferencedSOPInstanceUID: image.SOPInstanceUID,
});

/** Date and time of day as DICOM writes them, by the clock of this place. */
export function momentOf(at: Date): { readonly date: string; readonly time: string } {
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    date: `${at.getFullYear()}${pad(at.getMonth() + 1)}${pad(at.getDate())}`,
    time: `${pad(at.getHours())}${pad(at.getMinutes())}${pad(at.getSeconds())}`,
  };
}

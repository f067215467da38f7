import type { Patient } from './study';

/** A DICOMweb service that the reader has set up. */
export interface Archive {
  /** `https://host/path`, or a path of the page's own origin as `/dicom-web`; no `/` at its end. */
  readonly baseUrl: string;
  /** Value of the Authorization header, empty for none. A secret: kept on the device, in no log, audit event or export. */
  readonly authorization: string;
}

/** What to look for; an empty field asks for nothing. Dates are `YYYYMMDD`. */
export interface StudyQuery {
  readonly PatientName: string;
  readonly PatientID: string;
  readonly StudyDateFrom: string;
  readonly StudyDateTo: string;
  readonly Modality: string;
  readonly AccessionNumber: string;
}

export const emptyQuery: StudyQuery = {
  PatientName: '',
  PatientID: '',
  StudyDateFrom: '',
  StudyDateTo: '',
  Modality: '',
  AccessionNumber: '',
};

/** A study as the archive lists it, before any image of it is here. Numbers are null where the archive does not tell. */
export interface ArchivedStudy {
  readonly StudyInstanceUID: string;
  readonly StudyDate: string;
  readonly StudyTime: string;
  readonly StudyDescription: string;
  readonly AccessionNumber: string;
  readonly ModalitiesInStudy: readonly string[];
  readonly NumberOfStudyRelatedSeries: number | null;
  readonly NumberOfStudyRelatedInstances: number | null;
  readonly patient: Patient;
}

export interface ArchivedSeries {
  readonly StudyInstanceUID: string;
  readonly SeriesInstanceUID: string;
  readonly SeriesNumber: number | null;
  readonly SeriesDescription: string;
  readonly Modality: string;
  readonly NumberOfSeriesRelatedInstances: number | null;
}

/** A data set as DICOM JSON (PS3.18 Annex F), by tags in upper case: `00080018`. */
export type JsonDataset = Readonly<Record<string, JsonAttribute>>;

/** One attribute. Values of another kind than its VR has read as absent. */
export interface JsonAttribute {
  readonly vr?: string;
  readonly Value?: readonly unknown[] | null;
  /** Base64, little endian. */
  readonly InlineBinary?: string;
  /** Where the value is to be had. */
  readonly BulkDataURI?: string;
}

/** An object where the archive has it. */
export interface ArchivedObject {
  readonly StudyInstanceUID: string;
  readonly SeriesInstanceUID: string;
  readonly SOPInstanceUID: string;
}

/** Where an object came from, so that more of it can be asked for later. */
export interface ArchivedOrigin extends ArchivedObject {
  readonly baseUrl: string;
}

/** A frame's bytes as the archive has stored them, or made them. */
export interface ArchivedFrame {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly TransferSyntaxUID: string;
}

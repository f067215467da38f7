import type { Extent, FindingId, Presence, Side, Zone } from './finding';
import type { Language } from './language';
import type { Unread } from './reading';
import type { RejectReason, ReviewedFinding } from './review';

/** A code of a standard scheme as DICOM's code sequence macro writes it (PS3.3 8.8). */
export interface Code {
  readonly CodeValue: string;
  readonly CodingSchemeDesignator: 'SCT' | 'DCM' | 'RFC5646' | 'UCUM' | 'UMLS' | '99SHOKEN';
  readonly CodeMeaning: string;
}
export const sct = (CodeValue: string, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: 'SCT',
  CodeMeaning,
});
export const dcm = (CodeValue: string, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: 'DCM',
  CodeMeaning,
});
/** Our own, where no standard has a code. */
const own = (CodeValue: string, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: '99SHOKEN',
  CodeMeaning,
});
const language = (CodeValue: Language, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: 'RFC5646',
  CodeMeaning,
});

/** What each finding is called in standard terms, and where it sits. The one table of codes. */
export const findingCodes: Readonly<
  Record<FindingId, { readonly finding: Code; readonly site: Code }>
> = {
  'lung-opacity': { finding: dcm('112001', 'Opacity'), site: sct('39607008', 'Lung') },
  atelectasis: { finding: sct('46621007', 'Atelectasis'), site: sct('39607008', 'Lung') },
  'pleural-effusion': {
    finding: sct('60046008', 'Pleural effusion'),
    site: sct('3120008', 'Pleura'),
  },
  pneumothorax: { finding: sct('36118008', 'Pneumothorax'), site: sct('3120008', 'Pleura') },
  cardiomegaly: { finding: sct('8186001', 'Cardiomegaly'), site: sct('80891009', 'Heart') },
  nodule: { finding: sct('427359005', 'Solitary nodule of lung'), site: sct('39607008', 'Lung') },
  mass: { finding: sct('4147007', 'Mass'), site: sct('39607008', 'Lung') },
  edema: { finding: sct('19242006', 'Pulmonary edema'), site: sct('39607008', 'Lung') },
};

/**
 * Codes of other schemes and tables by which other makers name the same findings. RadLex as its registry has it, which knows no
 * cardiomegaly; what is wider or narrower than a finding of ours is left out.
 */
export const sameFindings: readonly (readonly [scheme: string, value: string, FindingId])[] = [
  ['SCT', '27925004', 'nodule'],
  ['SCT', '287272002', 'cardiomegaly'],
  ['RADLEX', 'RID5352', 'pneumothorax'],
  ['RADLEX', 'RID34539', 'pleural-effusion'],
  ['RADLEX', 'RID28493', 'atelectasis'],
  ['RADLEX', 'RID4866', 'edema'],
  ['RADLEX', 'RID28530', 'lung-opacity'],
  ['RADLEX', 'RID50149', 'nodule'],
  ['RADLEX', 'RID3874', 'mass'],
  ['RADLEX', 'RID39056', 'mass'],
];

export const sideCodes: Readonly<Record<Exclude<Side, 'midline'>, Code>> = {
  left: sct('7771000', 'Left'),
  right: sct('24028007', 'Right'),
  bilateral: sct('51440002', 'Right and left'),
};

export const zoneCodes: Readonly<Record<Zone, Code>> = {
  upper: sct('261183002', 'Upper'),
  middle: sct('260528009', 'Middle'),
  lower: sct('261122009', 'Lower'),
};

export const extentCodes: Readonly<Record<Extent, Code>> = {
  small: sct('255507004', 'Small'),
  moderate: sct('255508009', 'Medium'),
  large: sct('255509001', 'Large'),
};

/** Undetermined: the model abstained. */
export const presenceCodes: Readonly<Record<Presence, Code>> = {
  present: sct('52101004', 'Present'),
  undetermined: sct('373068000', 'Undetermined'),
  absent: sct('272519000', 'Absent'),
};

/** What is said of a finding beside its name and presence. */
export const attributeCodes = {
  laterality: sct('272741003', 'Laterality'),
  zone: sct('106233006', 'Topographical modifier'),
  length: sct('410668003', 'Length'),
  probability: dcm('122157', 'Probability'),
} as const;

export const languageCodes: Readonly<Record<Language, Code>> = {
  en: language('en', 'English'),
  ja: language('ja', 'Japanese'),
  zh: language('zh', 'Chinese'),
};

/** What became of a finding. DICOM has no codes for that: IHE's profile for results of AI is yet to come. */
export const decisionCodes: Readonly<
  Record<Exclude<ReviewedFinding['status'], 'pending' | 'quiet'>, Code>
> = {
  accepted: own('ACCEPTED', 'Accepted by reader'),
  edited: own('EDITED', 'Edited by reader'),
  rejected: own('REJECTED', 'Rejected by reader'),
  added: own('ADDED', 'Added by reader'),
};

export const rejectReasonCodes: Readonly<Record<RejectReason, Code>> = {
  'not-there': own('NOT-THERE', 'Not there'),
  'wrong-place': own('WRONG-PLACE', 'Wrong place'),
  'wrong-finding': own('WRONG-FINDING', 'Wrong finding'),
  artifact: own('ARTIFACT', 'Artifact'),
  'known-old': own('KNOWN-OLD', 'Known, old'),
  other: own('OTHER', 'Other'),
};

/** Why a model has read nothing, as PS3.16 CID 6042 says it, which knows no refusal. */
export const unreadCodes: Readonly<Record<Unread['status'], Code>> = {
  'not-run': dcm('111225', 'Not Attempted'),
  refused: own('REFUSED', 'Refused as beyond the scope'),
  failed: dcm('111224', 'Failed'),
};

/** Names of what a report says that no standard names. */
export const ownConcepts = {
  decision: own('DECISION', 'Decision of the reader'),
  reason: own('REASON', 'Reason of rejection'),
  /** In place of the standard "Finding", so that nobody takes it for one that stands. */
  rejectedFinding: own('REJECTED-FINDING', 'Finding that the reader rejected'),
  extent: own('EXTENT', 'Extent'),
  signedText: own('SIGNED-TEXT', 'Text of the report as signed'),
};

import type { FindingId, Presence, Side } from './finding';

/** A code of a standard scheme as DICOM's code sequence macro writes it (PS3.3 8.8). */
export interface Code {
  readonly CodeValue: string;
  readonly CodingSchemeDesignator: 'SCT' | 'DCM' | '99SHOKEN';
  readonly CodeMeaning: string;
}
const sct = (CodeValue: string, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: 'SCT',
  CodeMeaning,
});
const dcm = (CodeValue: string, CodeMeaning: string): Code => ({
  CodeValue,
  CodingSchemeDesignator: 'DCM',
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

/** `undetermined`: the model abstained. */
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

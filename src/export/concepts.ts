import { attributeCodes, dcm, ownConcepts, sct, type Code } from '#domain';

/** Names of content items and purposes (PS3.16 annex D and its templates), by what they are for. */
export const concepts = {
  ...ownConcepts,
  report: dcm('126000', 'Imaging Measurement Report'),
  language: dcm('121049', 'Language of Content Item and Descendants'),
  procedure: dcm('121058', 'Procedure reported'),
  imageLibrary: dcm('111028', 'Image Library'),
  imageLibraryGroup: dcm('126200', 'Image Library Group'),
  measurements: dcm('126010', 'Imaging Measurements'),
  evaluations: {
    CodeValue: 'C0034375',
    CodingSchemeDesignator: 'UMLS',
    CodeMeaning: 'Qualitative Evaluations',
  } as Code,
  group: dcm('125007', 'Measurement Group'),

  observerType: dcm('121005', 'Observer Type'),
  person: dcm('121006', 'Person'),
  device: dcm('121007', 'Device'),
  personName: dcm('121008', 'Person Observer Name'),
  deviceUid: dcm('121012', 'Device Observer UID'),
  deviceName: dcm('121013', 'Device Observer Name'),
  deviceManufacturer: dcm('121014', 'Device Observer Manufacturer'),
  deviceModel: dcm('121015', 'Device Observer Model Name'),

  trackingIdentifier: dcm('112039', 'Tracking Identifier'),
  trackingUid: dcm('112040', 'Tracking Unique Identifier'),
  category: sct('276214006', 'Finding category'),
  finding: dcm('121071', 'Finding'),
  site: sct('363698007', 'Finding Site'),
  laterality: attributeCodes.laterality,
  modifier: attributeCodes.zone,
  presence: dcm('121052', 'Presence of property'),
  probability: attributeCodes.probability,
  region: dcm('111030', 'Image Region'),
  sourceImage: dcm('121324', 'Source Image'),
  comment: dcm('121106', 'Comment'),
  addendum: dcm('121078', 'Addendum'),

  algorithmName: dcm('111001', 'Algorithm Name'),
  algorithmVersion: dcm('111003', 'Algorithm Version'),
  algorithmParameters: dcm('111002', 'Algorithm Parameters'),
  algorithmManufacturer: dcm('122405', 'Algorithm Manufacturer'),
  algorithmFamily: dcm('111000', 'Algorithm Family'),

  ranSummary: dcm('111017', 'CAD Processing and Findings Summary'),
  ranWithout: dcm('111241', 'All algorithms succeeded; without findings'),
  ranWith: dcm('111242', 'All algorithms succeeded; with findings'),

  detections: dcm('111064', 'Summary of Detections'),

  addended: dcm('121361', 'Addended report'),
  preliminary: dcm('121362', 'Preliminary report'),
  sourceForProcessing: dcm('121322', 'Source image for image processing operation'),
  segmentation: dcm('113076', 'Segmentation'),
};

export const artificialIntelligence = dcm('123110', 'Artificial Intelligence');
export const abnormalStructure = sct('49755003', 'Morphologically Abnormal Structure');
export const chestRadiograph = sct('399208008', 'Plain chest X-ray');
export const imagingProcedure = sct('363679005', 'Imaging procedure');
export const noUnits: Code = {
  CodeValue: '1',
  CodingSchemeDesignator: 'UCUM',
  CodeMeaning: 'no units',
};

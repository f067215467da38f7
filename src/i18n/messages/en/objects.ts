/** Kinds of DICOM objects without a picture, by their Modality; words that follow "it is". */
export const objects = {
  'object.SR': 'a structured report (SR)',
  'object.KO': 'a key object selection (KO)',
  'object.PR': 'a presentation state (PR)',
  'object.RTSTRUCT': 'contours of radiotherapy (RTSTRUCT)',
  'object.RTPLAN': 'a plan of radiotherapy (RTPLAN)',
  'object.RWV': 'a mapping to real-world values (RWV)',
  'object.ECG': 'a waveform (ECG)',
  'object.HD': 'a haemodynamic waveform (HD)',
  'object.REG': 'a registration (REG)',
  'object.DOC': 'an encapsulated document (DOC)',
  'object.DICOMDIR': 'a directory of files (DICOMDIR)',
  'object.header': 'the header of an image ({modality}) without its pixels',
  'object.unknown': 'an object that does not say what it is',
} as const;

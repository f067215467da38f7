import type { Image, Study } from '#domain';

/** A PA chest radiograph of 100 columns and 80 rows unless said otherwise. */
export function anImage(changes: Partial<Image> = {}): Image {
  return {
    imageId: '1.2.3.4#1',
    SOPInstanceUID: '1.2.3.4',
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.1.1',
    frame: 1,
    InstanceNumber: 1,
    Modality: 'DX',
    Rows: 80,
    Columns: 100,
    ViewPosition: 'PA',
    BodyPartExamined: 'CHEST',
    PatientOrientation: ['L', 'F'],
    PhotometricInterpretation: 'MONOCHROME2',
    TransferSyntaxUID: '1.2.840.10008.1.2.1',
    NumberOfFrames: 1,
    plane: null,
    framesPerSecond: null,
    spacing: { rowMm: 0.2, columnMm: 0.2, source: 'detector' },
    windows: [],
    fileName: 'image.dcm',
    hasHeader: true,
    ...changes,
  };
}

/** A study that holds just this image. */
export function aStudyOf(image: Image, changes: Partial<Study> = {}): Study {
  return {
    StudyInstanceUID: '1.2.3',
    StudyDate: '20261122',
    StudyTime: '101500',
    StudyDescription: 'Chest PA',
    AccessionNumber: 'A1',
    patient: {
      PatientName: 'Yamada^Tarou=山田^太郎=やまだ^たろう',
      PatientID: 'TEST-1',
      PatientSex: 'M',
      PatientBirthDate: '19590101',
      ageYears: 67,
    },
    series: [
      {
        SeriesInstanceUID: '1.2.3.1',
        SeriesNumber: 1,
        SeriesDescription: 'PA',
        Modality: image.Modality,
        images: [image],
      },
    ],
    ...changes,
  };
}

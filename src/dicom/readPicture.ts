import { ShokenError } from '#domain';
import { isOnItsSide, readExifOrientation } from './decode';
import type { FallbackUids, OpenedFile } from './readImages';
import { imageIdOf } from './readImages';

export const isPicture = (bytes: Uint8Array) => isPng(bytes) || isJpeg(bytes);

const isPng = (bytes: Uint8Array) =>
  bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** A PNG or JPEG file as a study of one image that has no header. Throws `file-truncated`. */
export function readPicture(bytes: Uint8Array, fileName: string, uids: FallbackUids): OpenedFile {
  const { width, height } = isPng(bytes) ? readPngSize(bytes) : readJpegSize(bytes);
  if (width === 0 || height === 0) throw new ShokenError('file-truncated');
  const { StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID } = uids;
  return {
    study: {
      StudyInstanceUID,
      StudyDate: '',
      StudyTime: '',
      StudyDescription: '',
      AccessionNumber: '',
      patient: {
        PatientName: '',
        PatientID: '',
        PatientSex: '',
        PatientBirthDate: '',
        ageYears: null,
      },
    },
    series: { SeriesInstanceUID, SeriesNumber: null, SeriesDescription: '', Modality: '' },
    images: [
      {
        imageId: imageIdOf(SOPInstanceUID, 1),
        SOPInstanceUID,
        SOPClassUID: '',
        frame: 1,
        InstanceNumber: null,
        Modality: '',
        Rows: height,
        Columns: width,
        ViewPosition: '',
        BodyPartExamined: '',
        PatientOrientation: null,
        PhotometricInterpretation: '',
        TransferSyntaxUID: '',
        NumberOfFrames: 1,
        spacing: null,
        plane: null,
        framesPerSecond: null,
        windows: [],
        fileName,
        hasHeader: false,
      },
    ],
  };
}

function readPngSize(bytes: Uint8Array) {
  if (bytes.length < 33) throw new ShokenError('file-truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size stands in the first start-of-frame segment. */
function readJpegSize(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      // A photograph taken with the camera on its side is shown upright.
      return isOnItsSide(readExifOrientation(bytes))
        ? { width: height, height: width }
        : { width, height };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  throw new ShokenError('file-truncated');
}

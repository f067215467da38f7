import { openFiles, type Frame } from '#dicom';
import { imagesOf } from '#domain';
import { buildRadiograph, type RadiographOptions } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';

/** Opens files given as `{ name: bytes }`. */
export const openBytes = (files: Readonly<Record<string, Uint8Array>>) =>
  openFiles(Object.entries(files).map(([name, bytes]) => sourceFile(name, bytes)));

/** The decoded frames of a file that must open. */
export async function framesOf(bytes: Uint8Array): Promise<Frame[]> {
  const { studies, rejected, frames } = await openBytes({ 'a.dcm': bytes });
  if (rejected[0]) throw new Error(`rejected: ${JSON.stringify(rejected[0])}`);
  const images = studies.flatMap((study) => imagesOf(study));
  return Promise.all(images.map(({ imageId }) => frames.readFrame(imageId)));
}

/** Modality values of the first frame of a radiograph built so. */
export async function greyOf(options: RadiographOptions): Promise<number[]> {
  const [frame] = await framesOf(buildRadiograph(options));
  if (!frame?.modality) throw new Error('not a grey image');
  return Array.from(frame.modality.data);
}

/** RGB values of the first frame. */
export async function colorOf(options: RadiographOptions): Promise<number[]> {
  const [frame] = await framesOf(buildRadiograph(options));
  if (!frame?.display.isColor) throw new Error('not a colour image');
  return Array.from(frame.display.data);
}

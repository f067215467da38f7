import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFiles } from '#dicom';
import { imagesOf } from '#domain';

const explicitLittleEndian = '1.2.840.10008.1.2.1\0';

/** Writes a sample into a folder as the uncompressed file that a detector stores; gives its path. */
export async function writeUncompressed(sample: string, folder: string): Promise<string> {
  const file = await readFile(join('public/samples', sample));
  const bytes = async () => new Uint8Array(file).buffer;
  const { studies, frames } = await openFiles([{ name: sample, bytes }]);
  const [image] = studies.flatMap(imagesOf);
  if (!image) throw new Error(`${sample} holds no image`);
  const { modality } = await frames.readFrame(image.imageId);
  if (!modality) throw new Error(`${sample} is not grey`);

  const pixels = Buffer.from(Uint16Array.from(modality.data).buffer);
  const pixelData = file.indexOf(Buffer.from([0xe0, 0x7f, 0x10, 0x00]));
  const head = withSyntax(file.subarray(0, pixelData), explicitLittleEndian);
  const element = Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57, 0, 0, 0, 0, 0, 0]); // "OW"
  element.writeUInt32LE(pixels.length, 8);
  const path = join(folder, sample);
  await writeFile(path, Buffer.concat([head, element, pixels]));
  return path;
}

/** The header with another Transfer Syntax UID (0002,0010) and the length of its group to match. */
function withSyntax(head: Buffer, uid: string): Buffer {
  const at = head.indexOf(Buffer.from([0x02, 0x00, 0x10, 0x00]));
  const before = head.readUInt16LE(at + 6);
  const start = Buffer.from(head.subarray(0, at + 8));
  start.writeUInt16LE(uid.length, at + 6);
  const groupLength = 132 + 8;
  start.writeUInt32LE(start.readUInt32LE(groupLength) + uid.length - before, groupLength);
  return Buffer.concat([start, Buffer.from(uid), head.subarray(at + 8 + before)]);
}

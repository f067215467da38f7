import type { JsonAttribute, JsonDataset } from '#domain';
import { encodeValue, isLong } from './encodeJsonValue';

/** Values that images need though they are bulky: LUT Data, palettes, overlay planes. */
const neededBulk = /^(00283006|002812[02][123]|60[01][0-9A-F]3000)$/i;

/** What PET images need of what makers keep to themselves: see `readSuv`. */
const neededPrivate = /^(00090010|0009100D|70530010|70531000|70531009)$/i;

/** Pixels in any of their kinds, which are asked for frame by frame. */
const pixels = /^7FE0/i;

/** Label maps and probability maps are read as a whole: their frames may begin inside a byte. */
const segmentations = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.66\./;

/** Whether metadata describe an image whose frames can be asked for one by one. */
export function hasFrames(metadata: JsonDataset): boolean {
  const [sopClass] = metadata['00080016']?.Value ?? [];
  const [bits] = metadata['00280100']?.Value ?? [];
  const isSegmentation = typeof sopClass === 'string' && segmentations.test(sopClass);
  const isOfFloats = '7FE00008' in metadata || '7FE00009' in metadata;
  return Number(bits ?? 0) >= 8 && '00280010' in metadata && !isSegmentation && !isOfFloats;
}

/** Gives a value that metadata only refer to. */
export type FollowReference = (BulkDataURI: string) => Promise<Uint8Array>;

/**
 * A DICOM file (PS3.10, explicit little endian, UTF-8) of metadata as an archive gives them (PS3.18 Annex F), so that
 * the same code reads them that reads files. Without pixels, and without the private attributes and bulky values that no image needs.
 */
export async function writeHeader(
  metadata: JsonDataset,
  follow: FollowReference,
): Promise<Uint8Array<ArrayBuffer>> {
  const syntax = '1.2.840.10008.1.2.1';
  const meta = await writeElements({ '00020010': { vr: 'UI', Value: [syntax] } }, follow);
  const utf8 = { '00080005': { vr: 'CS', Value: ['ISO_IR 192'] } };
  const body = await writeElements({ ...metadata, ...utf8 }, follow);
  const groupLength = new Uint8Array(12);
  groupLength.set([2, 0, 0, 0, 0x55, 0x4c, 4, 0]);
  new DataView(groupLength.buffer).setUint32(8, meta.length, true);
  const prefix = new TextEncoder().encode('DICM');
  return join([new Uint8Array(128), prefix, groupLength, meta, body]);
}

async function writeElements(
  dataset: JsonDataset,
  follow: FollowReference,
): Promise<Uint8Array<ArrayBuffer>> {
  const elements: Uint8Array[] = [];
  for (const tag of Object.keys(dataset).sort()) {
    const attribute = dataset[tag];
    const isPrivate = (Number.parseInt(tag.slice(0, 4), 16) & 1) === 1 && !neededPrivate.test(tag);
    if (!attribute || isPrivate || pixels.test(tag) || !/^[\dA-F]{8}$/i.test(tag)) continue;
    const value = await valueOf(tag, attribute, follow);
    if (value !== null) elements.push(...writeElement(tag, attribute.vr ?? 'UN', value));
  }
  return join(elements);
}

async function valueOf(
  tag: string,
  { vr = 'UN', Value, InlineBinary, BulkDataURI }: JsonAttribute,
  follow: FollowReference,
): Promise<Uint8Array | null> {
  if (vr === 'SQ') return writeItems(Value ?? [], follow);
  if (InlineBinary !== undefined) return decodeBase64(InlineBinary);
  if (BulkDataURI !== undefined) return neededBulk.test(tag) ? follow(BulkDataURI) : null;
  return encodeValue(vr, Value ?? []);
}

async function writeItems(
  items: readonly unknown[],
  follow: FollowReference,
): Promise<Uint8Array<ArrayBuffer>> {
  const written: Uint8Array[] = [];
  for (const item of items) {
    const content = await writeElements(isDataset(item) ? item : {}, follow);
    const head = new Uint8Array(8);
    head.set([0xfe, 0xff, 0x00, 0xe0]);
    new DataView(head.buffer).setUint32(4, content.length, true);
    written.push(head, content);
  }
  return join(written);
}

const isDataset = (item: unknown): item is JsonDataset => typeof item === 'object' && item !== null;

/** Head and value of an element; what is too long for the head of its VR goes as UN (PS3.5 6.2.2). */
function writeElement(tag: string, vr: string, value: Uint8Array): Uint8Array[] {
  const length = value.length + (value.length & 1);
  const kind = !isLong(vr) && length > 0xfffe ? 'UN' : vr;
  const head = new Uint8Array(isLong(kind) ? 12 : 8);
  const view = new DataView(head.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  head.set([kind.charCodeAt(0), kind.charCodeAt(1)], 4);
  if (isLong(kind)) view.setUint32(8, length, true);
  else view.setUint16(6, length, true);
  const padding = new Uint8Array(value.length & 1).fill(vr === 'UI' || isLong(vr) ? 0 : 0x20);
  return [head, value, padding];
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

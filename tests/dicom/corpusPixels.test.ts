import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describePixels } from '../../src/dicom/describePixels';
import { decodeFrame } from '../../src/dicom/decode/decodeFrame';
import { decodeSamples } from '../../src/dicom/decode/decodeSamples';
import { locateFrame } from '../../src/dicom/locateFrame';
import { readDataset } from '../../src/dicom/readDataset';
import golden from '../fixtures/corpus-pixels.json';

/*
 * Real files, which are not ours to give away: only what pydicom (or dcmtk) makes of their pixels is
 * kept here. `scripts/corpus/hash_pixels.py` says how it was made.
 */
const beside = fileURLToPath(new URL('../../../shared/dicom', import.meta.url));
const folder = `${process.env['SHOKEN_CORPUS'] ?? beside}/files/`;
const isHere = existsSync(folder);
if (!isHere) console.log(`skipped: there are no real DICOM files in ${folder}`);

interface Golden {
  readonly transferSyntax: string;
  readonly frames: readonly number[];
  readonly sha256?: readonly string[];
  readonly means?: readonly (readonly number[])[];
}
const files = Object.entries<Golden>(golden);
const exact = files.filter(([, { sha256 }]) => sha256);
const lossy = files.filter(([, { means }]) => means);
const syntaxesOf = (some: typeof files) =>
  [...new Set(some.map(([, { transferSyntax }]) => transferSyntax))].sort();

function encodedFrame(name: string, frame: number) {
  const { dataset } = readDataset(new Uint8Array(readFileSync(folder + name)));
  const description = describePixels(dataset, frame);
  const count = Math.max(1, dataset.number('NumberOfFrames') ?? 1);
  const encoded = locateFrame(dataset, description, frame, count);
  return { ...encoded, bytes: encoded.bytes.slice() };
}

async function hashFrame(name: string, frame: number): Promise<string> {
  const encoded = encodedFrame(name, frame);
  const isFloat = encoded.description.sample !== 'integer';
  const values = isFloat
    ? Float32Array.from((await decodeFrame(encoded)).display.data)
    : Int32Array.from((await decodeSamples(encoded)).data);
  return createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');
}

async function tileMeans(name: string, frame: number) {
  const encoded = encodedFrame(name, frame);
  const { display } = await decodeFrame(encoded);
  const { width, height } = display;
  const isColor = display.isColor;
  const { data } = isColor ? display : await decodeSamples(encoded);
  const samples = isColor ? 3 : data.length / (width * height);
  const count = Math.min(width, height) < 8 ? 1 : 8;
  const means = Array.from({ length: count * count }, (_, tile) => {
    const edge = (size: number, at: number) => Math.floor((size * at) / count);
    const [row, column] = [Math.floor(tile / count), tile % count];
    let sum = 0;
    let all = 0;
    for (let y = edge(height, row); y < edge(height, row + 1); y++) {
      const end = edge(width, column + 1) * samples;
      for (let x = edge(width, column) * samples; x < end; x++, all++)
        sum += data[y * width * samples + x]!;
    }
    return sum / all;
  });
  return { means, range: 2 ** (isColor ? 8 : encoded.description.BitsStored) };
}

describe.skipIf(!isHere)('stored values are those of pydicom, bit by bit', () => {
  it.each(syntaxesOf(exact))('in transfer syntax %s', { timeout: 120_000 }, async (syntax) => {
    const differing: string[] = [];
    for (const [name, { transferSyntax, frames, sha256 }] of exact) {
      if (transferSyntax !== syntax) continue;
      for (const [index, frame] of frames.entries()) {
        const hash = await hashFrame(name, frame).catch(String);
        if (hash !== sha256?.[index]) differing.push(`${name} frame ${frame}: ${hash}`);
      }
    }
    expect(differing).toEqual([]);
  });
});

describe.skipIf(!isHere)('lossy pixels are, on each of 64 tiles, those of pydicom or dcmtk', () => {
  it.each(syntaxesOf(lossy))('in transfer syntax %s', { timeout: 120_000 }, async (syntax) => {
    const differing: string[] = [];
    for (const [name, { transferSyntax, frames, means: wanted = [] }] of lossy) {
      if (transferSyntax !== syntax) continue;
      for (const [index, frame] of frames.entries()) {
        const { means, range } = await tileMeans(name, frame);
        const gaps = means.map((mean, tile) => Math.abs(mean - (wanted[index]?.[tile] ?? NaN)));
        const share = Math.max(...gaps) / range;
        if (!(share <= 1 / 256)) differing.push(`${name} frame ${frame}: ${share} of the range`);
      }
    }
    expect(differing).toEqual([]);
  });
});

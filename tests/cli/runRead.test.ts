import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingIds } from '#domain';
import type { Output } from '../../src/cli/output';
import { runRead } from '../../src/cli/runRead';
import { buildRadiograph, type RadiographOptions } from '../builders/radiograph';
import { tinyFolder, tinyPixels } from '../inference/tinyPackage';

let folder: string;
let chest: readonly number[];
const size = { columns: 80, rows: 100 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoken-read-'));
  chest = [...(await tinyPixels()).data];
});
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
const putDicom = (name: string, options: RadiographOptions = {}) =>
  put(name, buildRadiograph({ ...size, pixels: chest, ...options }));

/** Runs the command and gives its status, what it told people, and its JSON. */
async function read(...args: string[]) {
  const json = join(folder, 'out.json');
  await rm(json, { force: true });
  const told: string[] = [];
  const status = await runRead(['--json', json, '--package', tinyFolder, ...args], (line) =>
    told.push(line),
  );
  const text = await readFile(json, 'utf8').catch(() => 'null');
  const output = JSON.parse(text) as Output;
  return { status, told, output };
}
const keysOf = (value: object | undefined | null) => Object.keys(value ?? {});

describe('npm run read', () => {
  it('writes the agreed keys for a DICOM radiograph, all findings among them', async () => {
    const { status, output } = await read(await putDicom('chest.dcm'));
    expect(status).toBe(0);
    expect(keysOf(output)).toEqual(['model', 'backend', 'images']);
    expect(output.model).toMatchObject({ id: 'tiny', version: '1.0.0' });
    expect(output.model.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(output.backend).toBe('wasm');
    const [image] = output.images;
    expect(image).toMatchObject({ status: 'findings', reason: null, width: 80, height: 100 });
    expect(keysOf(image)).toEqual([
      'file',
      'status',
      'reason',
      'width',
      'height',
      'findings',
      'report',
      'durationMs',
    ]);
    expect(image!.findings.map(({ finding }) => finding)).toEqual(findingIds);
    for (const finding of image!.findings) {
      expect(keysOf(finding)).toEqual([
        'finding',
        'presence',
        'probability',
        'box',
        'boxes',
        'side',
        'zone',
        'sentences',
        'trackingUID',
      ]);
      expect(finding.box).toEqual(finding.boxes[0]);
      expect(finding.boxes.length).toBeLessThanOrEqual(3);
      expect(finding.sentences.en).toMatch(/^[A-Z].*\.$/);
      expect(finding.sentences.ja).toMatch(/。$/);
    }
    expect(keysOf(image!.durationMs)).toEqual(['preprocess', 'encode', 'ground', 'decode']);
    expect(image!.durationMs.decode).toBeGreaterThan(0);
  });

  it('puts boxes into pixels of the file, which may be larger than the model input', async () => {
    const large = chest.flatMap((_, i) => (i % 80 === 0 ? doubledRows(i / 80) : []));
    const small = await putDicom('small.dcm');
    const file = await putDicom('large.dcm', { columns: 160, rows: 200, pixels: large });
    const { output } = await read(small, file);
    const [one, two] = output.images.map(({ findings }) =>
      findings.find(({ finding }) => finding === 'pleural-effusion')!,
    );
    two!.box!.forEach((edge, i) => {
      expect(Math.abs(edge - 2 * one!.box![i]!)).toBeLessThan(8);
    });
    expect(two!.side).toBe('right');
  });
  const doubledRows = (row: number) => {
    const line = chest.slice(row * 80, row * 80 + 80).flatMap((value) => [value, value]);
    return [...line, ...line];
  };

  it('drafts the report in both languages from the same codes', async () => {
    const { output } = await read('--language', 'ja', await putDicom('chest.dcm'));
    const { en, ja } = output.images[0]!.report;
    expect(en).toMatch(/pleural effusion/i);
    expect(ja).toContain('胸水');
  });

  it('reads a PNG, which has no header', async () => {
    const data = Uint8Array.from(chest);
    const png = encode({ width: 80, height: 100, data, channels: 1, depth: 8 });
    const { output } = await read(await put('chest.png', png));
    expect(output.images[0]).toMatchObject({ status: 'findings', width: 80, height: 100 });
  });

  it('refuses what is out of scope, fails what cannot be read, and goes on', async () => {
    const color = chest.flatMap((value) => [value, value / 2, 255 - value]).map(Math.floor);
    const rgb = encode({
      width: 80,
      height: 100,
      data: Uint8Array.from(color),
      channels: 3,
      depth: 8,
    });
    const blank = await putDicom('blank.dcm', { pixels: chest.map(() => 0) });
    const { status, output, told } = await read(
      await putDicom('lateral.dcm', { attributes: { '00185101 CS': 'LL' } }),
      await putDicom('child.dcm', { attributes: { '00101010 AS': '007Y' } }),
      await putDicom('frames.dcm', {
        attributes: { '00280008 IS': '2' },
        pixels: [...chest, ...chest],
      }),
      await put('color.png', rgb),
      blank,
      await put('broken.dcm', buildRadiograph(size).subarray(0, 900)),
      await put('note.txt', new TextEncoder().encode('not an image')),
      join(folder, 'missing.dcm'),
      await putDicom('chest.dcm'),
    );
    expect(status).toBe(0);
    expect(output.images.map(({ status: is, reason }) => [is, reason?.code])).toEqual([
      ['refused', 'scope-view'],
      ['refused', 'scope-age'],
      ['refused', 'scope-multiframe'],
      ['refused', 'scope-appearance'],
      ['refused', 'scope-appearance'],
      ['failed', expect.stringMatching(/^file-/)],
      ['failed', 'file-not-dicom'],
      ['failed', 'file-unreadable'],
      ['findings', undefined],
    ]);
    for (const { status: is, reason, findings } of output.images.slice(0, 8)) {
      expect(findings).toEqual([]);
      expect(reason!.message.length, is).toBeGreaterThan(10);
    }
    expect(told.some((line) => line.includes('missing.dcm failed'))).toBe(true);
  });

  it('gives reasons in the language asked for', async () => {
    const { output } = await read('--language', 'ja', join(folder, 'note.txt'));
    expect(output.images[0]!.reason!.message).toMatch(/[ぁ-ん]/);
  });

  it.each([
    ['no file', []],
    ['an option it does not know', ['--fast', 'a.dcm']],
    ['a language it does not write', ['--language', 'fr', 'a.dcm']],
    ['threads that are no number', ['--threads', 'many', 'a.dcm']],
  ])('answers %s with how it is used and status 2', async (_, args) => {
    const { status, told, output } = await read(...args);
    expect(status).toBe(2);
    expect(told.join()).toContain('Usage');
    expect(output).toBeNull();
  });

  it('answers a missing --json with status 2', async () => {
    expect(await runRead(['a.dcm'], () => {})).toBe(2);
  });

  it('stops with status 1 when there is no package', async () => {
    const { status, told } = await read('--package', join(folder, 'nowhere'), 'a.dcm');
    expect(status).toBe(1);
    expect(told.join()).toMatch(/package/);
  });
});

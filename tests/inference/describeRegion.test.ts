import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findingIds, type ManifestFinding, type MaskInImage } from '#domain';
import { cellsOfMask, weighRegion } from '../../src/inference/describeRegion';
import { letterboxOf } from '../../src/inference/preprocess';

/** Made by `models/training/tests/test_describe.py`, which holds the Python code to it as well. */
const fixture = z
  .object({
    grid: z.number(),
    width: z.number(),
    height: z.number(),
    findings: z.array(z.enum(findingIds)),
    setting: z.object({
      weights: z.object({ presence: z.number(), overlap: z.number() }),
      bias: z.record(z.string(), z.number()),
    }),
    logits: z.array(z.number()),
    masks: z.array(z.array(z.number())),
    regions: z.record(z.string(), z.array(z.string())),
    expected: z.record(
      z.string(),
      z.object({ cells: z.number(), probabilities: z.array(z.number()) }),
    ),
  })
  .parse(JSON.parse(await readFile(new URL('../fixtures/describe.json', import.meta.url), 'utf8')));

const maskOf = (lines: readonly string[]): MaskInImage => ({
  imageWidth: fixture.width,
  imageHeight: fixture.height,
  x: 0,
  y: 0,
  width: fixture.width,
  height: fixture.height,
  data: Uint8Array.from(lines.join(''), (sign) => Number(sign === '#')),
});
const letterbox = letterboxOf(fixture.width, fixture.height, fixture.grid * 8);
const manifest = {
  findings: fixture.findings.map((id) => ({
    id,
    calibration: { slope: 1, intercept: 0 },
  })) as unknown as readonly ManifestFinding[],
  describe: fixture.setting,
};
const grounded = {
  presence: Float32Array.from(fixture.logits),
  masks: fixture.masks.map((mask) => Float32Array.from(mask)),
};

describe('weighRegion', () => {
  it.each(Object.keys(fixture.expected))('weighs a %s as the Python reference does', (name) => {
    const expected = fixture.expected[name]!;
    const cells = cellsOfMask(maskOf(fixture.regions[name]!), letterbox);
    expect(cells).toHaveLength(expected.cells);
    const { ofFinding, ofNone } = weighRegion(grounded, manifest, cells);
    const found = [...fixture.findings.map((id) => ofFinding.get(id)!), ofNone];
    found.forEach((share, i) => expect(share).toBeCloseTo(expected.probabilities[i]!, 5));
  });

  it('has a standing rule for packages that state none', () => {
    const cells = cellsOfMask(maskOf(fixture.regions['box']!), letterbox);
    const plain = weighRegion(grounded, { findings: manifest.findings }, cells);
    const bias = Object.fromEntries(fixture.findings.map((id) => [id, 3]));
    const stated = weighRegion(
      grounded,
      { ...manifest, describe: { weights: { presence: 0.8, overlap: 1.5 }, bias } },
      cells,
    );
    expect(plain).toEqual(stated);
  });
});

describe('cellsOfMask', () => {
  it('turns a region of a mirrored image round with it', () => {
    const mask = maskOf(fixture.regions['box']!);
    const mirrored = letterboxOf(fixture.width, fixture.height, fixture.grid * 8, true);
    const size = letterbox.size / 2;
    const columns = (cells: readonly number[]) => cells.map((cell) => cell % size);
    const plain = columns(cellsOfMask(mask, letterbox));
    const turned = columns(cellsOfMask(mask, mirrored));
    expect(Math.min(...turned)).toBe(size - 1 - Math.max(...plain));
  });
});

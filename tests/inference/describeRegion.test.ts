import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findingIds, type ManifestFinding, type MaskInImage } from '#domain';
import { cellsOfMask, weighRegion } from '../../src/inference/describeRegion';
import { findLungs } from '../../src/inference/locateFinding';
import { likenessOfPlace, placeInLungs } from '../../src/inference/placeInLungs';
import { letterboxOf } from '../../src/inference/preprocess';

/** Made by `models/training/tests/test_describe.py`, which holds the Python code to it as well. */
const fixture = z
  .object({
    grid: z.number(),
    width: z.number(),
    height: z.number(),
    findings: z.array(z.enum(findingIds)),
    setting: z.object({
      weights: z.object({ presence: z.number(), overlap: z.number(), place: z.number() }),
      bias: z.record(z.string(), z.number()),
    }),
    places: z.record(
      z.string(),
      z.object({ mean: z.array(z.number()), deviation: z.array(z.number()) }),
    ),
    logits: z.array(z.number()),
    masks: z.array(z.array(z.number())),
    lungs: z.array(z.array(z.number())),
    regions: z.record(z.string(), z.array(z.string())),
    expected: z.record(
      z.string(),
      z.object({
        cells: z.number(),
        place: z.array(z.number()),
        probabilities: z.array(z.number()),
      }),
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
  places: fixture.places,
};
const grounded = {
  presence: Float32Array.from(fixture.logits),
  masks: fixture.masks.map((mask) => Float32Array.from(mask)),
};

const lungs = findLungs(
  fixture.lungs.map((mask) => Float32Array.from(mask)),
  [
    { id: 'right-lung', query: [], maskThreshold: 0.5 },
    { id: 'left-lung', query: [], maskThreshold: 0.5 },
  ],
);

describe('weighRegion', () => {
  it.each(Object.keys(fixture.expected))('weighs a %s as the Python reference does', (name) => {
    const expected = fixture.expected[name]!;
    const cells = cellsOfMask(maskOf(fixture.regions[name]!), letterbox);
    expect(cells).toHaveLength(expected.cells);
    placeInLungs(cells, letterbox.size / 2, lungs)!.forEach((value, i) =>
      expect(value).toBeCloseTo(expected.place[i]!, 9),
    );
    const { ofFinding, ofNone } = weighRegion(grounded, manifest, cells, lungs);
    const found = [...fixture.findings.map((id) => ofFinding.get(id)!), ofNone];
    found.forEach((share, i) => expect(share).toBeCloseTo(expected.probabilities[i]!, 5));
  });

  it('has a standing rule for packages that state none', () => {
    const cells = cellsOfMask(maskOf(fixture.regions['box']!), letterbox);
    const plain = weighRegion(grounded, { findings: manifest.findings }, cells, lungs);
    const bias = Object.fromEntries(fixture.findings.map((id) => [id, 3]));
    const stated = weighRegion(
      grounded,
      { ...manifest, describe: { weights: { presence: 0.8, overlap: 1.5 }, bias } },
      cells,
      lungs,
    );
    expect(plain).toEqual(stated);
  });
});

describe('the place of a region', () => {
  const cells = cellsOfMask(maskOf(fixture.regions['box']!), letterbox);

  it('says nothing where a lung was not found', () => {
    const blind = weighRegion(grounded, manifest, cells, { ...lungs, left: null });
    const { places: _, ...placeless } = manifest;
    expect(placeInLungs(cells, letterbox.size / 2, { ...lungs, left: null })).toBeNull();
    expect(blind).toEqual(weighRegion(grounded, placeless, cells, lungs));
  });

  it('speaks for the findings that readers draw there', () => {
    const place = [-2, -2, 0.3, 0.5];
    const here = { mean: place, deviation: [0.3, 0.3, 0.1, 0.2] };
    const afar = { ...here, mean: [0, -1, 0.1, 0.7] };
    const likeness = likenessOfPlace(place, { nodule: here, cardiomegaly: afar });
    expect(likeness.get('nodule')).toBeCloseTo(Math.log(2 / (1 + Math.exp(-6))));
    expect(likeness.get('cardiomegaly')).toBeCloseTo(likeness.get('nodule')! - 6);
    expect(likeness.has('edema')).toBe(false);
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

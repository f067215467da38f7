import { boxOfMask, type FindingId, type MaskInImage, type ModelManifest } from '#domain';
import { calibrate, softmax } from './calibrate';
import type { Grounded } from './graphs';
import type { Lungs } from './locateFinding';
import { enlargeMask, enlargement, type MaskField } from './maskField';
import { likenessOfPlace, placeInLungs } from './placeInLungs';
import type { Letterbox } from './preprocess';

/** For packages that were calibrated before regions could be described; `manifest.schema.json` states it. */
const standingRule = { weights: { presence: 0.8, overlap: 1.5 }, bias: {} } as const;
const standingBias = 3;
/** Below this overlap a logarithm says no more than "nothing there". */
const floor = 1e-3;

/** How likely each finding is in a region, and that none of them is; together they make 1. */
export interface RegionProbabilities {
  readonly ofFinding: ReadonlyMap<FindingId, number>;
  readonly ofNone: number;
}

/**
 * What a region holds, by what the findings' own queries said of the image and where, and by where in the
 * lungs it lies (`models/GRAPHS.md`, "From a region to a finding"; twin of `training/describe.py`).
 * `cells` as `cellsOfMask` gives them.
 */
export function weighRegion(
  grounded: Pick<Grounded, 'presence' | 'masks'>,
  manifest: Pick<ModelManifest, 'findings' | 'describe' | 'places'>,
  cells: readonly number[],
  lungs: Lungs,
): RegionProbabilities {
  const { weights, bias }: NonNullable<ModelManifest['describe']> =
    manifest.describe ?? standingRule;
  const size = Math.sqrt(grounded.masks[0]!.length) * enlargement;
  const place = placeInLungs(cells, size, lungs);
  const likeness = likenessOfPlace(place, manifest.places);
  const scores = manifest.findings.map((entry, i) => {
    const probability = calibrate(grounded.presence[i]!, entry);
    const presence = Math.log(probability / (1 - probability));
    const mask = grounded.masks[i]!;
    const field = enlargeMask(mask, Math.sqrt(mask.length));
    const overlap = Math.log(Math.max(floor, overlapOf(field, cells)));
    return (
      weights.presence * presence +
      weights.overlap * overlap +
      (weights.place ?? 0) * (likeness.get(entry.id) ?? 0) +
      (bias[entry.id] ?? standingBias)
    );
  });
  const shares = softmax([...scores, 0]);
  return {
    ofFinding: new Map(manifest.findings.map(({ id }, i) => [id, shares[i]!])),
    ofNone: shares.at(-1)!,
  };
}

/** Twice what mask and region share over what both have: 1 where the mask fills the region and lies nowhere else. */
function overlapOf({ values }: MaskField, cells: readonly number[]): number {
  let highest = 0;
  let whole = 0;
  for (const value of values) {
    highest = Math.max(highest, value);
    whole += value;
  }
  const inside = cells.reduce((sum, cell) => sum + values[cell]!, 0);
  return (2 * inside) / (highest * cells.length + whole + 1e-9);
}

/**
 * The cells of the field over the model input (two pixels each) whose centre lies in the mask; for a
 * mask so small that it lies between centres, the cell nearest to its middle.
 */
export function cellsOfMask(mask: MaskInImage, letterbox: Letterbox): number[] {
  const size = letterbox.size / 2;
  const toImage = (cell: number, start: number) =>
    Math.floor((2 * cell + 1 - start) / letterbox.scale);
  const { imageWidth, isMirrored } = letterbox;
  const columnOf = (x: number) => (isMirrored ? imageWidth - 1 - x : x) - mask.x;
  const cells: number[] = [];
  for (let row = 0; row < size; row++) {
    const y = toImage(row, letterbox.y0) - mask.y;
    if (y < 0 || y >= mask.height) continue;
    for (let column = 0; column < size; column++) {
      const x = columnOf(toImage(column, letterbox.x0));
      if (x >= 0 && x < mask.width && mask.data[y * mask.width + x])
        cells.push(row * size + column);
    }
  }
  return cells.length > 0 ? cells : nearestCell(mask, letterbox);
}

function nearestCell(mask: MaskInImage, letterbox: Letterbox): number[] {
  const { size, scale, x0, y0, imageWidth, isMirrored } = letterbox;
  const [left, top, width, height] = boxOfMask(mask) ?? [mask.x, mask.y, 0, 0];
  const x = left + width / 2;
  const at = (value: number, start: number) =>
    Math.min(size / 2 - 1, Math.max(0, Math.floor((value * scale + start) / 2)));
  const column = at(isMirrored ? imageWidth - x : x, x0);
  return [at(top + height / 2, y0) * (size / 2) + column];
}

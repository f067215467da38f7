import type { FindingId, ModelManifest, PlaceOfFinding } from '#domain';
import type { Lungs } from './locateFinding';

/**
 * Where a region lies in the chest: ln of its width and of its height over those of the box around both
 * lungs, the distance of its middle from the box's over the box's width, its depth from the box's top over
 * the box's height. Null where a lung was not found. `cells`, at least one, are of a field `size` wide.
 */
export function placeInLungs(
  cells: readonly number[],
  size: number,
  { right: one, left: other }: Lungs,
): readonly number[] | null {
  if (!one || !other) return null;
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  const width = Math.max(one.right, other.right) - left;
  const height = Math.max(one.bottom, other.bottom) - top;
  const columns = extentOf(cells.map((cell) => cell % size));
  const rows = extentOf(cells.map((cell) => Math.floor(cell / size)));
  return [
    Math.log((columns.end - columns.start) / width),
    Math.log((rows.end - rows.start) / height),
    Math.abs((columns.start + columns.end) / 2 - (left + width / 2)) / width,
    ((rows.start + rows.end) / 2 - top) / height,
  ];
}

/** `end` is the first one outside. */
function extentOf(positions: readonly number[]): { start: number; end: number } {
  const first = positions[0] ?? 0;
  return positions.reduce(
    ({ start, end }, at) => ({ start: Math.min(start, at), end: Math.max(end, at + 1) }),
    { start: first, end: first + 1 },
  );
}

/** The unlikeliest finding is held this far below the likeliest (natural logarithm): a place alone excludes nothing. */
const range = 6;

/**
 * How like a place is to where readers drew each finding: ln of its density over the findings' mean density.
 * A finding that `places` does not know has none, and none has any where the place is not known (twin of
 * `training/places.py`).
 */
export function likenessOfPlace(
  place: readonly number[] | null,
  places: ModelManifest['places'] = {},
): Map<FindingId, number> {
  const known = Object.entries(places) as [FindingId, PlaceOfFinding][];
  if (!place || known.length === 0) return new Map();
  const densities = known.map(([, { mean, deviation }]) =>
    place.reduce((sum, value, i) => {
      const away = (value - mean[i]!) / deviation[i]!;
      return sum - away ** 2 / 2 - Math.log(deviation[i]!);
    }, 0),
  );
  const highest = Math.max(...densities);
  const held = densities.map((density) => Math.max(density, highest - range) - highest);
  const mean = Math.log(held.reduce((sum, value) => sum + Math.exp(value), 0) / held.length);
  return new Map(known.map(([id], i) => [id, held[i]! - mean]));
}

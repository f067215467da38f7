import type { FindingId, PlaceOfFinding, PlacesOfFindings } from '#domain';
import type { Proposal } from './findRegions';
import type { Lungs } from './locateFinding';

/** Where in the lungs readers drew regions of each finding, and where the lungs are. */
export interface Anatomy {
  readonly places: PlacesOfFindings | undefined;
  readonly lungs: Lungs;
}

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
  places: PlacesOfFindings | undefined,
): Map<FindingId, number> {
  const known = Object.entries(places?.findings ?? {}) as [FindingId, PlaceOfFinding][];
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

/**
 * Proposals of one finding, best first by score and place: one in an unlikely place gives way to one nearly
 * as sure in a likely place. Size does not count, since a mask's is not a drawn box's.
 */
export function inOrderOfPlace(
  proposals: readonly Proposal[],
  finding: FindingId,
  { places, lungs }: Anatomy,
): Proposal[] {
  const known = places?.findings[finding];
  if (!known) return [...proposals];
  const worth = ({ score, component, field }: Proposal) => {
    const place = placeInLungs(component.cells, field.size, lungs);
    const away = (i: 2 | 3) => (place ? (place[i]! - known.mean[i]!) / known.deviation[i]! : 0);
    return Math.log(score) - (places.weight / 2) * (away(2) ** 2 + away(3) ** 2);
  };
  const ranked = proposals.map((proposal) => ({ proposal, worth: worth(proposal) }));
  return ranked.sort((a, b) => b.worth - a.worth).map(({ proposal }) => proposal);
}

import type { Extent, FindingAttributes, FindingId, ModelManifest, Side, Zone } from '#domain';
import type { Proposal } from './findRegions';
import { cellSize, enlargeMask, largestComponent, type Component } from './maskField';
import type { Letterbox } from './preprocess';

/** One lung on the field's grid. */
export interface Lung {
  readonly left: number;
  readonly top: number;
  /** `right` and `bottom` are the first cells outside. */
  readonly right: number;
  readonly bottom: number;
  readonly area: number;
  readonly centroidColumn: number;
}

/** Named by the patient's side; the patient's right is on the left of the model input. */
export interface Lungs {
  readonly right: Lung | null;
  readonly left: Lung | null;
}

/** The lungs' masks among the anatomy queries'; a mask that reaches its threshold nowhere is a lung not found. */
export function findLungs(
  masks: readonly Float32Array[],
  anatomy: ModelManifest['anatomy'],
): Lungs {
  const find = (id: 'right-lung' | 'left-lung'): Lung | null => {
    const index = anatomy.findIndex((part) => part.id === id);
    const mask = masks[index];
    const threshold = anatomy[index]?.maskThreshold;
    if (!mask || threshold === undefined) return null;
    const field = enlargeMask(mask, Math.sqrt(mask.length));
    const component = largestComponent(field, threshold);
    return component && lungOf(component, field.size);
  };
  return { right: find('right-lung'), left: find('left-lung') };
}

function lungOf({ cells, left, top, right, bottom }: Component, size: number): Lung {
  const columns = cells.reduce((sum, cell) => sum + (cell % size) + 0.5, 0);
  return { left, top, right, bottom, area: cells.length, centroidColumn: columns / cells.length };
}

/** Share of a region's area on one side of the midline that makes it a finding of that side. */
const oneSided = 0.8;
const withoutZone: readonly FindingId[] = ['cardiomegaly', 'edema'];
const withoutExtent: readonly FindingId[] = ['cardiomegaly', 'nodule', 'mass'];

/** Side, zone and extent of a finding by the lungs (`models/GRAPHS.md`); null where a lung it needs is missing. */
export function locateFinding(
  finding: FindingId,
  proposals: readonly Proposal[],
  lungs: Lungs,
  letterbox: Letterbox,
): Place {
  const cells = proposals.flatMap(({ component }) => component.cells);
  return locateCells(finding, cells, lungs, letterbox);
}

type Place = Pick<FindingAttributes, 'side' | 'zone' | 'extent'>;

/** The same of any cells of the field. */
export function locateCells(
  finding: FindingId,
  cells: readonly number[],
  lungs: Lungs,
  letterbox: Letterbox,
): Place {
  if (cells.length === 0) return { side: null, zone: null, extent: null };
  const size = letterbox.size / cellSize;
  const midline = midlineOf(lungs, letterbox);
  const side =
    finding === 'cardiomegaly'
      ? 'midline'
      : sideOf(cells.filter((cell) => (cell % size) + 0.5 < midline).length / cells.length);
  const same = lungsOfSide(lungs, side);
  const row = cells.reduce((sum, cell) => sum + Math.floor(cell / size) + 0.5, 0) / cells.length;
  return {
    side,
    zone: withoutZone.includes(finding) ? null : zoneAt(row, same),
    extent: withoutExtent.includes(finding) ? null : extentOf(cells.length, same),
  };
}

/**
 * Whether a part of a region too large to be its rim lies in one of these zones of its lungs: as much as makes a
 * region lie on both sides. Null where the finding has no zone or a lung it needs is missing.
 */
export function reachesZones(
  finding: FindingId,
  cells: readonly number[],
  zones: readonly Zone[],
  lungs: Lungs,
  letterbox: Letterbox,
): boolean | null {
  const { side, zone } = locateCells(finding, cells, lungs, letterbox);
  if (side === null || zone === null) return null;
  const size = letterbox.size / cellSize;
  const same = lungsOfSide(lungs, side);
  const inside = cells.filter((cell) => {
    const at = zoneAt(Math.floor(cell / size) + 0.5, same);
    return at !== null && zones.includes(at);
  });
  return inside.length / cells.length > 1 - oneSided;
}

/** Column of the field that parts right from left. */
function midlineOf({ right, left }: Lungs, { x0, width }: Letterbox): number {
  if (right && left) return (right.centroidColumn + left.centroidColumn) / 2;
  return (x0 + width / 2) / 2;
}

function sideOf(shareOnPatientsRight: number): Side {
  if (shareOnPatientsRight >= oneSided) return 'right';
  return shareOnPatientsRight <= 1 - oneSided ? 'left' : 'bilateral';
}

function lungsOfSide({ right, left }: Lungs, side: Side): Lung[] {
  const wanted = side === 'right' ? [right] : side === 'left' ? [left] : [right, left];
  return wanted.filter((lung) => lung !== null);
}

function zoneAt(row: number, lungs: readonly Lung[]): Zone | null {
  if (lungs.length === 0) return null;
  const top = Math.min(...lungs.map((lung) => lung.top));
  const bottom = Math.max(...lungs.map((lung) => lung.bottom));
  const share = (row - top) / (bottom - top);
  if (share < 1 / 3) return 'upper';
  return share < 2 / 3 ? 'middle' : 'lower';
}

function extentOf(area: number, lungs: readonly Lung[]): Extent | null {
  if (lungs.length === 0) return null;
  const share = area / lungs.reduce((sum, lung) => sum + lung.area, 0);
  if (share < 1 / 8) return 'small';
  return share < 1 / 3 ? 'moderate' : 'large';
}

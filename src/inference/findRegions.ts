import type { BoxInImage, ManifestFinding } from '#domain';
import {
  cellSize,
  componentAt,
  enlargement,
  enlargeMask,
  type Component,
  type MaskField,
} from './maskField';
import type { Letterbox } from './preprocess';

/** Edges in pixels of the model input. */
type EdgesInModel = readonly [left: number, top: number, right: number, bottom: number];

/** One place a finding may be, with the part of the mask that says so. */
export interface Proposal {
  /** Peak probability of the mask, 0..1. */
  readonly score: number;
  readonly component: Component;
  /** What the mask was when this was found: nothing inside earlier proposals. */
  readonly field: MaskField;
  readonly boxInImage: BoxInImage;
}

const proposalLimit = 3;
/** A peak below this share of the first is no proposal. */
const smallestShareOfFirst = 0.3;
/** Pixels of the field around a proposal that are its soft rim and no proposal of their own. */
const rim = 4;

/**
 * Up to three proposals for one finding, best first (`models/GRAPHS.md`, "From masks to regions").
 * `mask` is `[grid, grid]` logits, `boxes` `[4, grid, grid]` distances in cells from a cell's centre.
 */
export function findRegions(
  mask: Float32Array,
  boxes: Float32Array,
  letterbox: Letterbox,
  { regionShare, boxBlend }: Pick<ManifestFinding, 'regionShare' | 'boxBlend'>,
): Proposal[] {
  const grid = Math.sqrt(mask.length);
  let field = enlargeMask(mask, grid);
  const proposals: Proposal[] = [];
  let firstPeak = 0;
  while (proposals.length < proposalLimit) {
    const peakAt = indexOfLargest(field.values);
    const score = field.values[peakAt]!;
    if (proposals.length === 0) firstPeak = score;
    if (score <= 0 || score < smallestShareOfFirst * firstPeak) break;
    const component = componentAt(field, peakAt, regionShare * score);
    const regressed = regressedBox(boxes, grid, peakAt, field.size);
    const edges = clipToContent(blend(edgesOf(component), regressed, boxBlend), letterbox);
    proposals.push({ score, component, field, boxInImage: boxInImage(edges, letterbox) });
    field = withoutBox(field, component);
  }
  return proposals;
}

/** The proposals that make up the region that is shown. */
export function shownProposals(
  proposals: readonly Proposal[],
  { regionMinimum }: Pick<ManifestFinding, 'regionMinimum'>,
): Proposal[] {
  return proposals.filter(({ score }, index) => index === 0 || score >= regionMinimum);
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

const edgesOf = ({ left, top, right, bottom }: Component): EdgesInModel => [
  left * cellSize,
  top * cellSize,
  right * cellSize,
  bottom * cellSize,
];

function regressedBox(
  boxes: Float32Array,
  grid: number,
  peakAt: number,
  fieldSize: number,
): EdgesInModel {
  const x = Math.floor((peakAt % fieldSize) / enlargement);
  const y = Math.floor(Math.floor(peakAt / fieldSize) / enlargement);
  const distance = (edge: number) => boxes[edge * grid * grid + y * grid + x]!;
  const stride = cellSize * enlargement;
  return [
    (x + 0.5 - distance(0)) * stride,
    (y + 0.5 - distance(1)) * stride,
    (x + 0.5 + distance(2)) * stride,
    (y + 0.5 + distance(3)) * stride,
  ];
}

function blend(component: EdgesInModel, regressed: EdgesInModel, share: number): EdgesInModel {
  const edge = (i: 0 | 1 | 2 | 3) => (1 - share) * component[i] + share * regressed[i];
  return [edge(0), edge(1), edge(2), edge(3)];
}

function clipToContent(edges: EdgesInModel, { x0, y0, width, height }: Letterbox): EdgesInModel {
  const inside = (value: number, start: number, length: number) =>
    Math.min(start + length, Math.max(start, value));
  return [
    inside(edges[0], x0, width),
    inside(edges[1], y0, height),
    inside(edges[2], x0, width),
    inside(edges[3], y0, height),
  ];
}

/** Model input back to the image's own pixels, the mirroring undone. */
function boxInImage([left, top, right, bottom]: EdgesInModel, letterbox: Letterbox): BoxInImage {
  const { scale, x0, y0, imageWidth, isMirrored } = letterbox;
  const width = (right - left) / scale;
  const x = (left - x0) / scale;
  return [
    isMirrored ? imageWidth - x - width : x,
    (top - y0) / scale,
    width,
    (bottom - top) / scale,
  ];
}

function withoutBox(
  { size, values }: MaskField,
  { left, top, right, bottom }: Component,
): MaskField {
  const rest = values.slice();
  const [firstColumn, endColumn] = [Math.max(left - rim, 0), Math.min(right + rim, size)];
  for (let y = Math.max(top - rim, 0); y < Math.min(bottom + rim, size); y++) {
    rest.fill(0, y * size + firstColumn, y * size + endColumn);
  }
  return { size, values: rest };
}

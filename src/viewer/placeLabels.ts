import type { BoxInImage } from '#domain';
import type { Affine, SizeInCanvas } from './affine';
import { boxInCanvas } from './affine';

/** An upright rectangle in CSS pixels of the viewport. */
export interface RectInCanvas {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 6;

/** Where side markers and burnt-in text sit: the upper corners of the image, as shares of its sides. */
const markerWidth = 0.2;
const markerHeight = 0.14;

/** The image's upper corners on the screen; labels keep off them. */
export function findMarkerAreas(
  canvasFromImage: Affine,
  image: { readonly width: number; readonly height: number },
): readonly RectInCanvas[] {
  const width = image.width * markerWidth;
  const height = image.height * markerHeight;
  const corners: BoxInImage[] = [
    [0, 0, width, height],
    [image.width - width, 0, width, height],
  ];
  return corners.map((corner) => boxInCanvas(canvasFromImage, corner));
}

/** Where the viewport's own words stand: its corners and the middles of its edges. */
export function findTextAreas({ width, height }: SizeInCanvas): readonly RectInCanvas[] {
  const corner = { width: 180, height: 50 };
  const banner = { width: 320, height: 40 };
  const letter = { width: 34, height: 34 };
  return [
    { x: 0, y: 0, ...corner },
    { x: width - corner.width, y: 0, ...corner },
    { x: width - corner.width, y: height - corner.height, ...corner },
    { x: 0, y: height - banner.height, ...banner },
    { x: 0, y: (height - letter.height) / 2, ...letter },
    { x: width - letter.width, y: (height - letter.height) / 2, ...letter },
    { x: (width - letter.width) / 2, y: 0, ...letter },
    { x: (width - letter.width) / 2, y: height - letter.height, ...letter },
  ];
}

function overlap(a: RectInCanvas, b: RectInCanvas): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Places beside, below and above the region; the first free one is taken. */
function listPlaces(region: RectInCanvas, label: SizeInCanvas): RectInCanvas[] {
  const { width, height } = label;
  const right = region.x + region.width + gap;
  const left = region.x - width - gap;
  const above = region.y - height - gap;
  const below = region.y + region.height + gap;
  const atTop = region.y;
  const atMiddle = region.y + (region.height - height) / 2;
  const atBottom = region.y + region.height - height;
  const centered = region.x + (region.width - width) / 2;
  // The middles first: there a rounded region comes closest to the edge of its box.
  const places: (readonly [number, number])[] = [
    [right, atMiddle],
    [left, atMiddle],
    [centered, below],
    [centered, above],
    [right, atTop],
    [left, atTop],
    [right, atBottom],
    [left, atBottom],
    [region.x, below],
    [region.x, above],
  ];
  return places.map(([x, y]) => ({ x, y, width, height }));
}

/**
 * Puts each label beside its region: within the viewport, off all regions, off the other labels and
 * off the areas to avoid, as far as there is room. Null where the region itself is out of sight.
 */
export function placeLabels(
  labels: readonly { readonly region: RectInCanvas; readonly label: SizeInCanvas }[],
  canvas: SizeInCanvas,
  avoid: readonly RectInCanvas[],
): (RectInCanvas | null)[] {
  const screen: RectInCanvas = { x: 0, y: 0, ...canvas };
  const placed: RectInCanvas[] = [];
  return labels.map(({ region, label }) => {
    const isInSight =
      region.x < canvas.width &&
      region.y < canvas.height &&
      region.x + region.width > 0 &&
      region.y + region.height > 0;
    if (!isInSight) return null;
    const clamp = (value: number, high: number) => Math.max(gap, Math.min(value, high - gap));
    const cost = (place: RectInCanvas) => {
      const area = place.width * place.height;
      const outside = area - overlap(place, screen);
      const onRegions = labels.reduce((sum, other) => sum + overlap(place, other.region), 0);
      const onLabels = placed.reduce((sum, other) => sum + overlap(place, other), 0);
      const onAvoided = avoid.reduce((sum, other) => sum + overlap(place, other), 0);
      return outside * 8 + onAvoided * 6 + onLabels * 4 + onRegions;
    };
    const best = listPlaces(region, label).reduce((a, b) => (cost(b) < cost(a) ? b : a));
    const inside: RectInCanvas = {
      ...best,
      x: clamp(best.x, canvas.width - best.width),
      y: clamp(best.y, canvas.height - best.height),
    };
    placed.push(inside);
    return inside;
  });
}

/** About how wide a label is drawn: full-width characters are one em, others a little over half. */
export function measureLabel(text: string, fontSize: number): SizeInCanvas {
  let ems = 0;
  for (const character of text) ems += character > '\u2e7f' ? 1 : 0.58;
  return { width: Math.ceil(ems * fontSize) + 12, height: fontSize + 8 };
}

import { suvUnit, type DisplayPixels, type Image, type VoiWindow } from '#domain';

/** A window in modality units: linear, or with the header's function or table (PS3.3 C.11.2). */
export interface Window extends Omit<VoiWindow, 'explanation'> {
  /** What the header says of its table, which takes the place of the numbers. */
  readonly explanation?: string;
}

/** A window on offer. The app words `id` through i18n; a header's window brings its own explanation. */
export interface WindowPreset {
  readonly id:
    'header' | 'auto' | 'full' | 'soft-tissue' | 'lung' | 'bone' | 'brain' | 'liver' | 'suv';
  readonly explanation: string;
  readonly window: Window;
}

const lowerPercentile = 0.5;
const upperPercentile = 99.5;
/** Enough to place a percentile within a grey level of the screen, few enough to sort in 10 ms. */
const sampleCount = 60_000;

const percentileWindows = new WeakMap<DisplayPixels, Window>();

/** The window between the two percentiles of an even sample of the pixels, padding left out. */
export function findPercentileWindow(display: DisplayPixels): Window {
  const known = percentileWindows.get(display);
  if (known) return known;
  const found = measurePercentileWindow(display);
  percentileWindows.set(display, found);
  return found;
}

function measurePercentileWindow(display: DisplayPixels): Window {
  if (display.isColor) return { center: 127.5, width: 255 };
  const { data, min, max } = display;
  const step = Math.max(1, Math.floor(data.length / sampleCount));
  const sample = new Float32Array(Math.ceil(data.length / step));
  let count = 0;
  for (let at = 0; at < data.length; at += step) {
    const value = data[at]!;
    if (value >= min && value <= max) sample[count++] = value;
  }
  if (count === 0) return windowFromRange(min, max);
  const sorted = sample.subarray(0, count).sort();
  const valueAt = (percent: number) => sorted[Math.round(((count - 1) * percent) / 100)]!;
  const lower = valueAt(lowerPercentile);
  const upper = valueAt(upperPercentile);
  return upper > lower ? windowFromRange(lower, upper) : windowFromRange(min, max);
}

function windowFromRange(lower: number, upper: number): Window {
  return { center: (lower + upper) / 2, width: upper > lower ? upper - lower : 1 };
}

type Windowed = Pick<Image, 'windows' | 'Modality' | 'valueUnit'>;

/**
 * The window an image opens with: of SUV the app's own, else the header's first sound one, of CT without one that of
 * soft tissue, else by percentile.
 */
export function findFirstWindow(image: Windowed, display: DisplayPixels): Window {
  if (isInSuv(image)) return suvPresets[0]!.window;
  const stated = display.isColor ? undefined : image.windows.find(isSound);
  if (stated) return windowOf(stated);
  return hasAirInHu(image, display) ? ctPresets[0]!.window : findPercentileWindow(display);
}

/** CT whose values are Hounsfield units indeed. Percentiles of it tell more of air and of what lies beyond the scan than of the patient. */
const hasAirInHu = ({ Modality, valueUnit }: Windowed, { isColor, min, max }: DisplayPixels) =>
  Modality === 'CT' && valueUnit === 'HU' && !isColor && min < -500 && max > 0;

/**
 * The window that stays while a stack is scrolled; but one found in a frame of a single value, as before the first of a
 * contrast agent, says nothing of the next.
 */
export function followWindow(
  window: Window,
  before: DisplayPixels,
  image: Windowed,
  display: DisplayPixels,
): Window {
  const isOfEven = before.min >= before.max && window === percentileWindows.get(before);
  return isOfEven ? findFirstWindow(image, display) : window;
}

/** The window between percentiles, exact where values are small. */
export const findAutoWindow = (image: Pick<Image, 'valueUnit'>, display: DisplayPixels): Window =>
  exactOf(image, findPercentileWindow(display));

/** Of SUV the half unit by which the linear function is off (PS3.3 C.11.2.1.2.1) would be much of the window. */
const exactOf = (image: Pick<Image, 'valueUnit'>, window: Window): Window =>
  isInSuv(image) ? { ...window, shape: 'linear-exact' } : window;

const isInSuv = ({ valueUnit }: Pick<Image, 'valueUnit'>) => valueUnit === suvUnit;

/** A plain window carries its numbers alone. */
function windowOf({ center, width, shape, lut, explanation }: VoiWindow): Window {
  return { center, width, ...(shape && { shape }), ...(lut && { lut, explanation }) };
}

const isSound = ({ center, width }: VoiWindow) =>
  Number.isFinite(center) && Number.isFinite(width) && width > 0;

const ctPresets: readonly WindowPreset[] = [
  { id: 'soft-tissue', explanation: '', window: { center: 40, width: 400 } },
  { id: 'lung', explanation: '', window: { center: -600, width: 1500 } },
  { id: 'bone', explanation: '', window: { center: 480, width: 2500 } },
  { id: 'brain', explanation: '', window: { center: 40, width: 80 } },
  { id: 'liver', explanation: '', window: { center: 150, width: 90 } },
];

const suvPresets = [5, 10, 15].map((width): WindowPreset => ({
  id: 'suv',
  explanation: '',
  window: { center: width / 2, width, shape: 'linear-exact' },
}));

/** Windows to choose from, in the order of the preset keys: of CT and SUV the app's own first, of the rest the header's. */
export function listWindowPresets(
  image: Windowed,
  display: DisplayPixels,
): readonly WindowPreset[] {
  const stated = display.isColor ? [] : image.windows.filter(isSound);
  return [
    ...(image.Modality === 'CT' && !display.isColor ? ctPresets : []),
    ...(isInSuv(image) ? suvPresets : []),
    ...stated.map((voi): WindowPreset => ({
      id: 'header',
      explanation: voi.explanation,
      window: windowOf(voi),
    })),
    { id: 'auto', explanation: '', window: findAutoWindow(image, display) },
    {
      id: 'full',
      explanation: '',
      window: exactOf(image, windowFromRange(display.min, display.max)),
    },
  ];
}

/** Lowest and highest value shown in shades; PS3.3 C.11.2.1.2.1, exact (C.11.2.1.3.2) if so stated and below one unit. */
export function rangeOfWindow(window: Window): { lower: number; upper: number } {
  const { center, width, shape } = window;
  if (width <= 1 || shape === 'linear-exact')
    return { lower: center - width / 2, upper: center + width / 2 };
  return { lower: center - 0.5 - (width - 1) / 2, upper: center - 0.5 + (width - 1) / 2 };
}

/** On which side of a window all values lie, so that it shows none of them; null where it shows some, or may. */
export function findSideOfWindow(window: Window, display: DisplayPixels): 'above' | 'below' | null {
  const isCurve = window.lut !== undefined || window.shape === 'sigmoid';
  if (display.isColor || isCurve || display.min >= display.max) return null;
  const { lower, upper } = rangeOfWindow(window);
  if (display.min >= upper) return 'above';
  return display.max <= lower ? 'below' : null;
}

/** Right widens, down darkens; `unitsPerPixel` fits the drag to the image's own range of values. A table gives way to the window next to it. */
export function dragWindow(
  window: Window,
  by: { readonly x: number; readonly y: number },
  unitsPerPixel: number,
): Window {
  const { shape } = window;
  return {
    center: window.center + by.y * unitsPerPixel,
    width: Math.max(unitsPerPixel, window.width + by.x * unitsPerPixel),
    ...(shape && { shape }),
  };
}

/** How far one CSS pixel of dragging moves the window: the full range takes about 800 pixels. */
export function findUnitsPerPixel(display: DisplayPixels): number {
  return findPercentileWindow(display).width / 800;
}

import type { SuvObstacle } from '#domain';
import type { Dataset } from './dataset';
import { readClock, readDateTime, readDayAndClock, type Moment } from './readMoment';

/** A header's answer, or why it gives none. */
type Found<Value> = { readonly value: Value } | { readonly obstacle: SuvObstacle };

const day = 24 * 3600;
/** After as many half-lives less than a thousandth is left, and nobody takes pictures of that. */
const mostHalfLives = 10;
/** Of what has such a half-life, in seconds, next to nothing is left a day later: injection was within the last. */
const dayless = 3 * 3600;

/** Seconds from injection to the moment to which decay is corrected where that is the start of the scan. */
export function readDecay(dataset: Dataset, dose: Dataset, halfLife: number): Found<number> {
  const scan = readScanStart(dataset, halfLife);
  if (scan === null) return { obstacle: 'scan-time' };
  const injected = readInjection(dataset, dose, halfLife, scan);
  if ('obstacle' in injected) return injected;
  const seconds = scan - injected.value;
  const isPossible = seconds >= 0 && seconds <= mostHalfLives * halfLife;
  return isPossible ? { value: seconds } : { obstacle: 'contradictory-times' };
}

/** The time alone, as old headers have it, is of the last day (QIBA: "consider spanning midnight"), where nothing else can be. */
function readInjection(
  dataset: Dataset,
  dose: Dataset,
  halfLife: number,
  scan: number,
): Found<number> {
  const stated = readDateTime(dose, 'RadiopharmaceuticalStartDateTime', dataset);
  if (stated !== null) return { value: stated };
  const clock = readClock(dose, 'RadiopharmaceuticalStartTime');
  if (clock === null) return { obstacle: 'injection-time' };
  if (halfLife > dayless) return { obstacle: 'injection-day' };
  const midnight = Math.floor(scan / day) * day;
  return { value: midnight + clock - (midnight + clock > scan ? day : 0) };
}

/**
 * When the scan began, to which DecayCorrection START refers (QIBA, "SUV vendor-neutral pseudo-code"): the series' time,
 * unless that was set after acquisition as processed series have it. Then GE's own, or back from the frame's mean activity.
 */
function readScanStart(dataset: Dataset, halfLife: number): Moment {
  const series = readDayAndClock(dataset, 'SeriesDate', 'SeriesTime');
  const acquired = readDayAndClock(dataset, 'AcquisitionDate', 'AcquisitionTime');
  if (acquired === null) return null;
  if (series !== null && series <= acquired) return series;
  const isGe = dataset.string('PrivateCreator0009') === 'GEMS_PETD_01';
  const ge = isGe ? readDateTime(dataset, 'GePetScanDateTime', dataset) : null;
  if (ge !== null) return ge;
  const reference = (dataset.number('FrameReferenceTime') ?? 0) / 1000;
  const duration = (dataset.number('ActualFrameDuration') ?? 0) / 1000;
  if (reference <= 0 || duration <= 0) return null;
  const rate = Math.LN2 / halfLife;
  const decayed = rate * duration;
  return acquired - reference + Math.log(decayed / (1 - Math.exp(-decayed))) / rate;
}

import type { ReadTimes } from './readSample';
import { median, type Row } from './table';

/** The median of a moment over several readings, in seconds and in yardsticks. */
export const timing = (
  what: string,
  reads: readonly ReadTimes[],
  key: 'image' | 'regions' | 'report',
  limit: number,
): Row => ({
  what,
  value: median(reads.map((read) => read[key])) / 1000,
  unit: 's',
  limit,
  multiple: median(reads.map((read) => read[key] / read.yardstick)),
});

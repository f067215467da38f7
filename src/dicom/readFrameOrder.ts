import type { Dataset } from './dataset';
import { findGroup } from './functionalGroups';

/**
 * A frame's place along the dimensions of its object, the slowest first (PS3.3 C.7.6.17): frames may lie in a file in
 * any order. Empty where the header has none. `frame` is 1-based.
 */
export const readFrameOrder = (dataset: Dataset, frame: number): number[] =>
  findGroup(dataset, frame, 'FrameContentSequence')?.int32s('DimensionIndexValues') ?? [];

/** Of two frames of one object; 0 where nothing is said. */
export function compareFrameOrder(a: readonly number[] = [], b: readonly number[] = []): number {
  if (a.length !== b.length) return 0;
  const at = a.findIndex((value, dimension) => value !== b[dimension]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

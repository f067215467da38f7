import type { Dataset } from './dataset';
import type { Keyword } from './tags';

/**
 * Where a frame's attributes may be: its own functional group, the shared one, then the data set itself
 * (PS3.3 C.7.6.16). `frame` is 1-based.
 */
export function findGroup(dataset: Dataset, frame: number, sequence: Keyword): Dataset | null {
  const own = dataset.itemAt('PerFrameFunctionalGroupsSequence', frame - 1)?.item(sequence);
  return own ?? dataset.item('SharedFunctionalGroupsSequence')?.item(sequence) ?? null;
}

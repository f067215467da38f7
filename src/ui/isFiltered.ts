import type { WorklistView } from '#domain';

/** True where some study may be hidden from the list. */
export function isFiltered(view: WorklistView): boolean {
  const { search, modality, fromDate, toDate, ai, report } = view;
  const isTyped = [search, fromDate, toDate].some((text) => text !== '');
  return isTyped || modality !== null || ai !== null || report !== null;
}

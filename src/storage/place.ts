import type { WorklistView } from '#domain';

/** Where the reader is: written within the click itself, so that a reload right after it finds it. */
export interface Place {
  readonly StudyInstanceUID: string | null;
  readonly imageId: string | null;
  /** How the worklist is looked at. */
  readonly view: WorklistView;
}

const key = 'shoken:place';

/**
 * Keeps the place of this tab until it is closed. The database answers later than a reload may come,
 * and is shared: two tabs with two studies each keep their own.
 */
export function savePlace(place: Place): void {
  sessionStorage.setItem(key, JSON.stringify(place));
}

/** As saved, or null. What comes back must be checked: an older version may have written it. */
export function loadPlace(): unknown {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as unknown);
}

/** Moments that a reader waits for, and the one from which a reload loses nothing. */
type Moment = 'image-painted' | 'regions' | 'report' | 'files-kept';

/**
 * Sets a mark in the browser's performance timeline, where `npm run bench` and its own tools show it: the last of its
 * kind, for a scroll through a stack would fill the timeline.
 */
export function markMoment(moment: Moment): void {
  performance.clearMarks(`shoken:${moment}`);
  performance.mark(`shoken:${moment}`);
}

/** Moments that a reader waits for, and the one from which a reload loses nothing. */
type Moment = 'image-painted' | 'regions' | 'report' | 'files-kept';

/** Sets a mark in the browser's performance timeline, where `npm run bench` and its own tools show it. */
export function markMoment(moment: Moment): void {
  performance.mark(`shoken:${moment}`);
}

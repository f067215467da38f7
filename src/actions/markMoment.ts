/** Moments of a reading that a reader waits for. */
type Moment = 'image-painted' | 'regions' | 'report';

/** Sets a mark in the browser's performance timeline, where `npm run bench` and its own tools show it. */
export function markMoment(moment: Moment): void {
  performance.mark(`shoken:${moment}`);
}

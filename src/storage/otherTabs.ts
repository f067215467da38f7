import type { Review } from '#domain';

/** Which review was written. */
export type ReviewKey = Pick<Review, 'StudyInstanceUID' | 'SOPInstanceUID' | 'frame'>;

interface OtherTabs {
  /** Tells the other tabs of this origin. */
  tell(key: ReviewKey): void;
  /** Calls on what they tell. */
  listen(listener: (key: ReviewKey) => void): void;
}

/** The other tabs that hold the same database. */
export function joinOtherTabs(name: string): OtherTabs {
  const channel = new BroadcastChannel(`${name}-reviews`);
  // In Node, where tests run, an open channel would keep the process.
  (channel as { unref?: () => void }).unref?.();
  return {
    tell: ({ StudyInstanceUID, SOPInstanceUID, frame }) =>
      channel.postMessage({ StudyInstanceUID, SOPInstanceUID, frame }),
    listen: (listener) => {
      // Only our own code can speak on a channel of our origin.
      channel.onmessage = ({ data }: MessageEvent) => listener(data as ReviewKey);
    },
  };
}

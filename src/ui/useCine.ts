import { playNext } from '#actions';
import { useEffect } from 'react';

/** Where the header does not say how fast. */
const usualRate = 15;

/** Plays the stack of a viewport at its own rate, and never ahead of what is decoded. */
export function useCine(pane: number, isPlaying: boolean, framesPerSecond: number | null): void {
  useEffect(() => {
    if (!isPlaying) return;
    const intervalMs = 1000 / (framesPerSecond ?? usualRate);
    let due = performance.now() + intervalMs;
    let request = requestAnimationFrame(function tick(now) {
      if (now >= due && playNext(pane)) due = Math.max(due + intervalMs, now);
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [pane, isPlaying, framesPerSecond]);
}

import type { Dataset } from './dataset';

/**
 * Frames per second at which a multi-frame object is meant to be played (PS3.3 C.7.6.5): as it recommends,
 * else from the time between frames, else as it was acquired. Null if it says nothing of it.
 */
export function readFrameRate(dataset: Dataset): number | null {
  const [, ...times] = dataset.numbers('FrameTimeVector');
  const meanTime = times.reduce((sum, time) => sum + time, 0) / times.length;
  const rates = [
    dataset.number('RecommendedDisplayFrameRate'),
    1000 / (dataset.number('FrameTime') ?? 0),
    1000 / meanTime,
    dataset.number('CineRate'),
  ];
  return rates.find((rate) => rate !== null && Number.isFinite(rate) && rate > 0) ?? null;
}

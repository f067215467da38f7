import type { PointInCanvas } from './affine';

/** What fingers did together since they last moved: about which middle, how far, how much apart. */
export interface Pinch {
  readonly center: PointInCanvas;
  readonly by: PointInCanvas;
  readonly factor: number;
}

export interface Touches {
  readonly count: () => number;
  readonly put: (id: number, at: PointInCanvas) => void;
  readonly drop: (id: number) => void;
  /** Null for one finger alone. */
  readonly move: (id: number, at: PointInCanvas) => Pinch | null;
}

/** Follows the fingers on a viewport. */
export function createTouches(): Touches {
  const points = new Map<number, PointInCanvas>();
  return {
    count: () => points.size,
    put: (id, at) => void points.set(id, at),
    drop: (id) => void points.delete(id),
    move: (id, at) => {
      if (!points.has(id)) return null;
      const before = measure([...points.values()]);
      points.set(id, at);
      if (points.size < 2) return null;
      const after = measure([...points.values()]);
      const { center } = after;
      return {
        center,
        by: { x: center.x - before.center.x, y: center.y - before.center.y },
        // Fingers on one spot have no distance to compare with.
        factor: before.spread > 0 && after.spread > 0 ? after.spread / before.spread : 1,
      };
    },
  };
}

function measure(points: readonly PointInCanvas[]): { center: PointInCanvas; spread: number } {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const center = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  return { center, spread: mean(points.map(({ x, y }) => Math.hypot(x - center.x, y - center.y))) };
}

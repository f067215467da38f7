import { describe, expect, it } from 'vitest';
import { createTouches } from '../../src/viewer/touches';

describe('touches', () => {
  it('are no pinch while one finger is down, nor for a finger never seen', () => {
    const touches = createTouches();
    touches.put(1, { x: 10, y: 10 });
    expect(touches.move(1, { x: 90, y: 10 })).toBeNull();
    expect(touches.move(7, { x: 90, y: 10 })).toBeNull();
    expect(touches.count()).toBe(1);
  });

  it('zoom about the middle of two fingers as they part', () => {
    const touches = createTouches();
    touches.put(1, { x: 100, y: 100 });
    touches.put(2, { x: 200, y: 100 });
    const pinch = touches.move(2, { x: 300, y: 100 });
    expect(pinch).toEqual({ center: { x: 200, y: 100 }, by: { x: 50, y: 0 }, factor: 2 });
  });

  it('pan by the way of both', () => {
    const touches = createTouches();
    touches.put(1, { x: 100, y: 100 });
    touches.put(2, { x: 200, y: 100 });
    const first = touches.move(1, { x: 100, y: 140 });
    const second = touches.move(2, { x: 200, y: 140 });
    expect((first?.by.y ?? 0) + (second?.by.y ?? 0)).toBeCloseTo(40);
    expect((first?.factor ?? 0) * (second?.factor ?? 0)).toBeCloseTo(1);
  });

  it('never divide by the distance of two fingers on one spot', () => {
    const touches = createTouches();
    touches.put(1, { x: 100, y: 100 });
    touches.put(2, { x: 100, y: 100 });
    expect(touches.move(2, { x: 120, y: 100 })?.factor).toBe(1);
  });
});

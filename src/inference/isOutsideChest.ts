import type { ModelManifest } from '#domain';
import type { Grounded } from './graphs';
import type { Component } from './maskField';
import { edgesOfRows, outlineAnatomy } from './outlineAnatomy';

/** Cells around lungs and heart that are still theirs: pleura, and what an outline falls short of. */
const margin = 6;
/** A region of which less than this lies in the chest lies outside of it. */
const leastShare = 0.05;

/**
 * Whether a region lies wholly outside of what the model reads: lungs, heart and what lies between them, from one
 * lung's outer edge to the other's, as far down as any of them reaches, for an effusion may hide a lung's lower end. Never so where a lung was not found.
 */
export function isOutsideChest(
  cells: readonly number[],
  grounded: Pick<Grounded, 'masks'>,
  manifest: Pick<ModelManifest, 'findings' | 'anatomy'>,
): boolean {
  const right = outlineAnatomy('right-lung', grounded, manifest);
  const left = outlineAnatomy('left-lung', grounded, manifest);
  if (!right || !left) return false;
  const { size } = right.field;
  const heart = outlineAnatomy('heart', grounded, manifest)?.component;
  const bottom = Math.max(right.component.bottom, left.component.bottom, heart?.bottom ?? 0);
  const top = Math.min(right.component.top, left.component.top);
  // The patient's right lung is on the left of the field.
  const fromOf = outerEdge(right.component, size, 'first');
  const toOf = outerEdge(left.component, size, 'last');
  const isInside = (cell: number) => {
    const column = cell % size;
    const row = (cell - column) / size;
    if (row < top - margin || row >= bottom + margin) return false;
    return column >= fromOf(row) - margin && column <= toOf(row) + margin;
  };
  return cells.filter(isInside).length < leastShare * cells.length;
}

/**
 * A lung's outer edge in a row, which never comes back towards the middle further down: where it seems to, fluid
 * hides the lung.
 */
function outerEdge(lung: Component, size: number, side: 'first' | 'last') {
  const outer = side === 'first' ? Math.min : Math.max;
  const rows = edgesOfRows(lung, size);
  const edges: number[] = [];
  for (let row = lung.top; row < lung.bottom; row++) {
    const before = edges.at(-1);
    const here = rows.get(row)?.[side];
    edges.push(outer(before ?? here ?? 0, here ?? before ?? 0));
  }
  return (row: number): number =>
    edges[Math.min(edges.length - 1, Math.max(0, row - lung.top))] ?? 0;
}

import type { ModelManifest } from '#domain';
import type { Grounded } from './graphs';
import { enlargeMask, largestComponent, type Component, type MaskField } from './maskField';

export interface Outline {
  readonly field: MaskField;
  readonly component: Component;
}

/** Lung or heart among what `queriesOf` gave; null where its mask reaches its threshold nowhere. */
export function outlineAnatomy(
  id: ModelManifest['anatomy'][number]['id'],
  grounded: Pick<Grounded, 'masks'>,
  { findings, anatomy }: Pick<ModelManifest, 'findings' | 'anatomy'>,
): Outline | null {
  const index = anatomy.findIndex((part) => part.id === id);
  const mask = grounded.masks[findings.length + index];
  const threshold = anatomy[index]?.maskThreshold;
  if (!mask || threshold === undefined) return null;
  const field = enlargeMask(mask, Math.sqrt(mask.length));
  const component = largestComponent(field, threshold);
  return component && { field, component };
}

/** First and last column of each row of a component. */
export function edgesOfRows({ cells }: Component, size: number) {
  const rows = new Map<number, { readonly first: number; readonly last: number }>();
  for (const cell of cells) {
    const column = cell % size;
    const row = (cell - column) / size;
    const known = rows.get(row) ?? { first: column, last: column };
    rows.set(row, { first: Math.min(known.first, column), last: Math.max(known.last, column) });
  }
  return rows;
}

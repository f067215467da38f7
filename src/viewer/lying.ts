import { createContext, use } from 'react';
import type { Affine, SizeInCanvas } from './affine';

/** How the image lies on the screen, for what draws itself over it without a word from the viewport. */
interface Lying {
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
}

export const LyingContext = createContext<Lying | null>(null);

/** Throws outside of a viewport. */
export function useLying(): Lying {
  const lying = use(LyingContext);
  if (!lying) throw new Error('only a viewport knows how its image lies');
  return lying;
}

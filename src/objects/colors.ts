import type { Color } from '#domain';

/** For parts that bring no colour of their own; none is the first colour of our own findings. */
const colors = ['#ffb347', '#4fe0a8', '#ff8fc8', '#b9a3ff', '#f7e463', '#ff8a66', '#a5e65a'];

/** A part's own colour, else one by its place in the list. */
export function cssColor(color: Color | null, index: number): string {
  return color ? `rgb(${color.join(' ')})` : colors[index % colors.length]!;
}

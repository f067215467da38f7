/** Okabe and Ito's order, lightened for a grey image on black; told apart by every colour vision. */
const colors = [
  '#5cc8ff',
  '#ffb347',
  '#4fe0a8',
  '#ff8fc8',
  '#f7e463',
  '#b9a3ff',
  '#ff8a66',
  '#a5e65a',
] as const;

/** The colour of a finding, for its region and for whatever points to it. Any whole number will do. */
export function regionColor(colorIndex: number): string {
  const index = ((colorIndex % colors.length) + colors.length) % colors.length;
  return colors[index] ?? colors[0];
}

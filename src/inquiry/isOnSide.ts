import type { Finding, Side } from '#domain';

/** A finding in the middle, on both sides or of no side is on either side. */
export function isOnSide({ attributes }: Finding, side: Side | null): boolean {
  const { side: found } = attributes;
  if (found !== 'left' && found !== 'right') return true;
  return (side !== 'left' && side !== 'right') || found === side;
}

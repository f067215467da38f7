import { areaOfMask, cropMask, type Finding, type MaskInImage } from '#domain';

/** Less than this of the smaller of two regions in the other is two outlines that touch. */
const leastShare = 0.1;

/** The findings whose regions lie in a drawn one, or around it; `findings` are the model's own, as they came. */
export function findingsUnder(drawn: MaskInImage, findings: readonly Finding[]): Finding[] {
  const area = areaOfMask(drawn);
  return findings.filter(({ region, presence }) => {
    if (region === null || presence === 'absent') return false;
    const { mask } = region;
    const smaller = Math.min(area, areaOfMask(mask));
    return smaller > 0 && sharedArea(drawn, mask) >= leastShare * smaller;
  });
}

/** The finding of the list that an answer has found again: the same, in the same place. */
export function repeatedBy(found: Finding, findings: readonly Finding[]): Finding | null {
  if (found.region === null || found.presence === 'absent') return null;
  const same = findings.filter(({ finding }) => finding === found.finding);
  return findingsUnder(found.region.mask, same)[0] ?? null;
}

function sharedArea(a: MaskInImage, b: MaskInImage): number {
  const same = cropMask(b, [a.x, a.y, a.width, a.height]);
  let shared = 0;
  for (let cell = 0; cell < a.data.length; cell++) if (a.data[cell] && same.data[cell]) shared++;
  return shared;
}

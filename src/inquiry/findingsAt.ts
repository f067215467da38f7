import type { Finding, NamedPlace } from '#domain';
import { isOnSide } from './isOnSide';

/**
 * What the model found in a place that words name; `findings` are its own, as they came. What is in no one zone,
 * such as an edema, is in each; the heart is in none.
 */
export function findingsAt(
  { side, zones }: NamedPlace,
  findings: readonly Finding[],
): readonly Finding[] {
  return findings.filter((finding) => {
    const { zone, side: found } = finding.attributes;
    if (finding.presence === 'absent' || found === 'midline') return false;
    return isOnSide(finding, side) && (zone === null || zones.includes(zone));
  });
}

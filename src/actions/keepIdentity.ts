import type { Finding } from '#domain';

/**
 * A finding has one TrackingUID for life. When the same package says it again (after a reload or a lost
 * device in the middle of a reading) it goes on under the one it was shown with, and decisions made
 * meanwhile stay with it. Within one reading its region stays the very object that was drawn, so that
 * its outline is not traced again with every part that arrives.
 */
export function keepIdentity(shown: readonly Finding[], said: readonly Finding[]): Finding[] {
  return said.map((finding) => {
    const known = shown.find((each) => isSameObservation(each, finding));
    if (!known) return finding;
    const { trackingUID } = known;
    const region = trackingUID === finding.trackingUID ? known.region : finding.region;
    return { ...finding, trackingUID, region };
  });
}

/** A package states each kind of finding once for an image. */
function isSameObservation(a: Finding, b: Finding): boolean {
  return (
    a.finding === b.finding &&
    a.origin.kind === 'model' &&
    b.origin.kind === 'model' &&
    a.origin.weightsHash === b.origin.weightsHash &&
    a.origin.modelVersion === b.origin.modelVersion
  );
}

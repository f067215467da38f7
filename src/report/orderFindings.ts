import type { Extent, FindingId, Presence, ReviewedFinding } from '#domain';

/** What a referring physician must hear first. */
const rank: Readonly<Record<FindingId, number>> = {
  pneumothorax: 1,
  mass: 2,
  'pleural-effusion': 3,
  edema: 4,
  'lung-opacity': 5,
  nodule: 6,
  atelectasis: 7,
  cardiomegaly: 8,
};
const presences: readonly Presence[] = ['present', 'undetermined', 'absent'];
const extents: readonly (Extent | null)[] = ['large', 'moderate', 'small', null];

/** Present before possible, then by importance, then by extent; otherwise the order stays. */
export function orderFindings(findings: readonly ReviewedFinding[]): ReviewedFinding[] {
  return findings.toSorted(
    (a, b) =>
      presences.indexOf(a.presence) - presences.indexOf(b.presence) ||
      rank[a.finding] - rank[b.finding] ||
      extents.indexOf(a.attributes.extent) - extents.indexOf(b.attributes.extent),
  );
}

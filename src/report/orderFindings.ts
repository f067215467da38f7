import type { Extent, FindingId, Presence, ReviewedFinding } from '#domain';

/** What a referring physician must hear first. */
const importance: readonly FindingId[] = [
  'pneumothorax',
  'mass',
  'pleural-effusion',
  'edema',
  'lung-opacity',
  'nodule',
  'atelectasis',
  'cardiomegaly',
];
const presences: readonly Presence[] = ['present', 'undetermined', 'absent'];
const extents: readonly (Extent | null)[] = ['large', 'moderate', 'small', null];

/** Present before possible, then by importance, then by extent; otherwise the order stays. */
export function orderFindings(findings: readonly ReviewedFinding[]): ReviewedFinding[] {
  return findings.toSorted(
    (a, b) =>
      presences.indexOf(a.presence) - presences.indexOf(b.presence) ||
      importance.indexOf(a.finding) - importance.indexOf(b.finding) ||
      extents.indexOf(a.attributes.extent) - extents.indexOf(b.attributes.extent),
  );
}

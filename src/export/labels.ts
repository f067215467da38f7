import type { FindingAttributes, FindingId, Side } from '#domain';
import { findingName, sideName } from '#i18n';

/** The sides that are coded; heart and mediastinum have none. */
export const codedSide = ({ side }: FindingAttributes): Exclude<Side, 'midline'> | null =>
  side === 'midline' ? null : side;

/** What people read where they choose among segments or groups. */
export function labelOf(finding: FindingId, attributes: FindingAttributes): string {
  const side = codedSide(attributes);
  const name = findingName('en', finding);
  return side === null ? name : `${name}, ${sideName('en', side)}`;
}

/** A region has the same in segmentation and report. */
export const trackingIdentifier = (label: string, segment: number) => `${label} #${segment}`;

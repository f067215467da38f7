import { findingCodes, sideCodes, type Region, type ReviewedFinding } from '#domain';
import type { BodyStructure } from 'fhir/r4';
import { aiLabel, conceptOf, uidIdentifier } from './coding';
import { bodyStructureKey, isUnverified, only, type Writing } from './writing';

/**
 * Where a finding lies: as a box on its image, and as the segment of the same Tracking UID in the SEG that goes with
 * the signature. `segmented`: Tracking UIDs that are in it.
 */
export function bodyStructureResource(
  writing: Writing,
  reviewed: ReviewedFinding,
  region: Region,
  segmented: ReadonlySet<string>,
): BodyStructure {
  const { original, finding, attributes } = reviewed;
  const { side } = attributes;
  const codes = findingCodes[finding];
  const { segmentationUID } = writing;
  const isSegmented = segmentationUID !== null && segmented.has(original.trackingUID);
  return {
    resourceType: 'BodyStructure',
    id: writing.idOf(bodyStructureKey(reviewed)),
    meta: isUnverified(writing, reviewed) ? aiLabel : undefined,
    identifier: [uidIdentifier(original.trackingUID)],
    morphology: conceptOf(codes.finding),
    location: conceptOf(codes.site),
    locationQualifier: side === null || side === 'midline' ? [] : [conceptOf(sideCodes[side])],
    image: [
      { url: urlOfBox(region) },
      ...(isSegmented
        ? [{ contentType: 'application/dicom', url: `urn:oid:${segmentationUID}` }]
        : []),
    ],
    patient: writing.refer(only.patient),
  };
}

/**
 * The instance, and the box in its pixels, x and y of the upper left corner first (W3C Media Fragments URI 1.0, 4.2.2). That
 * standard has readers pass over names that it does not know: `frame` is DICOM's, counted from 1, of an object of many.
 */
function urlOfBox({ SOPInstanceUID, box: [x, y, width, height], frame }: Region): string {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const size = [Math.ceil(x + width) - left, Math.ceil(y + height) - top];
  const place = frame > 1 ? `&frame=${frame}` : '';
  return `urn:oid:${SOPInstanceUID}#xywh=pixel:${[left, top, ...size].join(',')}${place}`;
}

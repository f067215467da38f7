import type { Series, Study } from '#domain';
import type { ImagingStudy, ImagingStudySeries, Reference } from 'fhir/r4';
import { dcm, hl7Concept, uidIdentifier } from './coding';
import { fhirDate } from './patient';

/** A picture without header is no DICOM object; Secondary Capture is what it would become. */
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/**
 * The study that was read, with those instances that the report speaks of. What else belongs to it is for the archive to
 * say: not all of it need have been opened here.
 */
export function imagingStudyResource(
  id: string,
  study: Study,
  subject: Reference,
  spokenOf: ReadonlySet<string>,
): ImagingStudy {
  const accession = {
    type: hl7Concept('v2-0203', 'ACSN', 'Accession ID'),
    value: study.AccessionNumber,
  };
  return {
    resourceType: 'ImagingStudy',
    id,
    identifier: [
      uidIdentifier(study.StudyInstanceUID),
      ...(study.AccessionNumber.trim() === '' ? [] : [accession]),
    ],
    status: 'available',
    subject,
    started: fhirDate(study.StudyDate),
    description: study.StudyDescription,
    series: study.series.map((series) => seriesOf(series, spokenOf)),
  };
}

function seriesOf(series: Series, spokenOf: ReadonlySet<string>): ImagingStudySeries {
  const { SeriesInstanceUID, SeriesNumber, SeriesDescription, Modality } = series;
  const instances = new Map(series.images.map((image) => [image.SOPInstanceUID, image]));
  return {
    uid: SeriesInstanceUID,
    number: SeriesNumber !== null && SeriesNumber >= 0 ? SeriesNumber : undefined,
    modality: dcm(Modality.trim() || 'OT'),
    description: SeriesDescription,
    instance: [...instances.values()]
      .filter(({ SOPInstanceUID }) => spokenOf.has(SOPInstanceUID))
      .map(({ SOPInstanceUID, SOPClassUID }) => ({
        uid: SOPInstanceUID,
        sopClass: {
          system: 'urn:ietf:rfc:3986',
          code: `urn:oid:${SOPClassUID.trim() || secondaryCapture}`,
        },
      })),
  };
}

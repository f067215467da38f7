import type { ReviewedFinding } from '#domain';
import type { Bundle, FhirResource } from 'fhir/r4';
import { finalSegments } from './describeSegments';
import { appResource, machineKey, machineOf, machineResource, readerResource } from './fhir/agents';
import { bodyStructureResource } from './fhir/bodyStructure';
import { imagingStudyResource } from './fhir/imagingStudy';
import { nameKeys, urlOf } from './fhir/names';
import { observationResource } from './fhir/observation';
import { patientResource } from './fhir/patient';
import { findingProvenance, reportProvenance } from './fhir/provenance';
import { composition, diagnosticReport } from './fhir/report';
import { withoutEmpty } from './fhir/withoutEmpty';
import * as writing from './fhir/writing';

export type { FhirRequest } from './fhir/writing';

/**
 * The report as a FHIR R4 document (Bundle, JSON): signed, or plainly preliminary. A document, not a transaction: it is what a
 * person attests, stays as it was attested, is kept whole by any server or archive of documents and shown without being taken
 * apart. A transaction would decide here which patient of the receiver's an ID from a header means, and could write over one.
 * Ids follow from the UIDs, so that a signed report taken away again is the same Bundle, and a later version has the same resources.
 */
export async function writeFhir(request: writing.FhirRequest): Promise<Bundle> {
  const { review, study, at = new Date() } = request;
  const findings = writing.statedFindings(review);
  const machines = distinct(
    findings.map(({ original }) => machineOf(original)).filter((each) => each !== null),
    machineKey,
  );
  const signers = review.signature === null ? [] : [review.signature.reader];
  const readers = [...new Set([...signers, ...review.addenda.map(({ reader }) => reader)])];
  const status = writing.statusOf(review);
  const moments = writing.momentsOf(review, at);
  const versionKey = `Bundle ${status} ${moments.issued}`;
  const idOf = await nameKeys(
    JSON.stringify([review.StudyInstanceUID, review.SOPInstanceUID, review.frame]),
    [
      versionKey,
      ...Object.values(writing.only),
      ...readers.map(writing.readerKey),
      ...machines.map(machineKey),
      ...findings.flatMap((each) => [
        writing.observationKey(each),
        writing.bodyStructureKey(each),
        writing.provenanceKey(each),
      ]),
    ],
  );
  const using: writing.Writing = {
    ...request,
    ...moments,
    status,
    idOf,
    refer: writing.referWith(idOf),
  };
  const standing = findings.filter(({ status }) => status !== 'rejected');
  const resources: FhirResource[] = [
    composition(using, standing, readers),
    diagnosticReport(using, standing),
    patientResource(idOf(writing.only.patient), study.patient),
    imagingStudyResource(
      idOf(writing.only.study),
      study,
      using.refer(writing.only.patient),
      instancesOf(request, findings),
    ),
    ...readers.map((reader) => readerResource(idOf(writing.readerKey(reader)), reader)),
    appResource(idOf(writing.only.app)),
    ...machines.map((machine) => machineResource(idOf(machineKey(machine)), machine)),
    ...findings.map((each) => observationResource(using, each)),
    ...bodyStructures(using, findings),
    reportProvenance(using, machines.map(machineKey)),
    ...findings.map((each) => findingProvenance(using, each)),
  ];
  return withoutEmpty<Bundle>({
    resourceType: 'Bundle',
    id: idOf(writing.only.bundle),
    // Of this version of the document.
    identifier: { system: 'urn:ietf:rfc:3986', value: urlOf(idOf(versionKey)) },
    type: 'document',
    timestamp: moments.issued,
    entry: resources.map((resource) => ({ fullUrl: urlOf(resource.id ?? ''), resource })),
  });
}

function bodyStructures(using: writing.Writing, findings: readonly ReviewedFinding[]) {
  const segmented = new Set(
    finalSegments(findings, using.image).map(({ trackingUID }) => trackingUID),
  );
  return findings.flatMap((each) => {
    const region = writing.standingRegion(each);
    return region === null ? [] : [bodyStructureResource(using, each, region, segmented)];
  });
}

/** The image that was read, and those that other makers' findings lie on. */
function instancesOf({ review }: writing.FhirRequest, findings: readonly ReviewedFinding[]) {
  const ofRegions = findings.flatMap(({ region }) => (region ? [region.SOPInstanceUID] : []));
  return new Set([review.SOPInstanceUID, ...ofRegions]);
}

function distinct<Each>(all: readonly Each[], keyOf: (each: Each) => string): Each[] {
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}

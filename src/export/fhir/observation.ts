import {
  attributeCodes,
  extentCodes,
  findingCodes,
  interfaceLanguageOf,
  isMeasured,
  presenceCodes,
  sideCodes,
  zoneCodes,
  type Code,
  type ReviewedFinding,
} from '#domain';
import { createTranslator, extentName, findingName, sideName, zoneName } from '#i18n';
import type { CodeableConcept, Observation, ObservationComponent } from 'fhir/r4';
import { machineKey, machineOf } from './agents';
import { aiLabel, conceptOf, hl7Concept, uidIdentifier } from './coding';
import { fhirDate } from './patient';
import {
  bodyStructureKey,
  isUnverified,
  observationKey,
  only,
  readerKey,
  standingRegion,
  type Writing,
} from './writing';

/** One finding as it stands: what it is, whether it is there, where, and how sure the model was. */
export function observationResource(writing: Writing, reviewed: ReviewedFinding): Observation {
  const { review, study, refer } = writing;
  const { original, finding } = reviewed;
  const codes = findingCodes[finding];
  const machine = machineOf(original);
  const isDecided = reviewed.status !== 'pending' && reviewed.status !== 'quiet';
  return {
    resourceType: 'Observation',
    id: writing.idOf(observationKey(reviewed)),
    meta: isUnverified(writing, reviewed) ? aiLabel : undefined,
    identifier: [uidIdentifier(original.trackingUID)],
    status: observationStatus(writing, reviewed),
    category: [hl7Concept('observation-category', 'imaging', 'Imaging')],
    code: conceptOf(codes.finding, findingName(review.language, finding)),
    subject: refer(only.patient),
    effectiveDateTime: fhirDate(study.StudyDate),
    issued: writing.signedAt,
    performer:
      review.signature !== null && isDecided ? [refer(readerKey(review.signature.reader))] : [],
    valueCodeableConcept: conceptOf(presenceCodes[reviewed.presence]),
    bodySite: bodySiteOf(writing, reviewed, codes.site),
    device: machine === null ? undefined : refer(machineKey(machine)),
    derivedFrom: [refer(only.study)],
    component: componentsOf(writing, reviewed),
  };
}

/**
 * What the reader rejected must not be taken for a finding by whoever reads no further than the status, which is why it
 * is not merely left unsigned.
 */
function observationStatus({ status }: Writing, reviewed: ReviewedFinding): Observation['status'] {
  if (reviewed.status === 'rejected') return 'entered-in-error';
  return status === 'preliminary' ? 'preliminary' : 'final';
}

/** R4 has no place for a region but the extension by which a body site is described more closely. */
function bodySiteOf(writing: Writing, reviewed: ReviewedFinding, site: Code): CodeableConcept {
  const concept = conceptOf(site);
  if (standingRegion(reviewed) === null) return concept;
  return {
    ...concept,
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/bodySite',
        valueReference: writing.refer(bodyStructureKey(reviewed)),
      },
    ],
  };
}

/** Side and place, extent and size where they are known, and the model's probability. */
function componentsOf(
  { review: { language } }: Writing,
  { finding, attributes, original }: ReviewedFinding,
): ObservationComponent[] {
  const t = createTranslator(interfaceLanguageOf(language));
  const { side, zone, extent, sizeMm } = attributes;
  const components: (ObservationComponent | false)[] = [
    side !== null &&
      side !== 'midline' && {
        code: conceptOf(attributeCodes.laterality),
        valueCodeableConcept: conceptOf(sideCodes[side], sideName(language, side)),
      },
    zone !== null && {
      code: conceptOf(attributeCodes.zone, t('editor.zone')),
      valueCodeableConcept: conceptOf(zoneCodes[zone], zoneName(language, zone)),
    },
    extent !== null && {
      code: { text: t('editor.extent') },
      valueCodeableConcept: conceptOf(extentCodes[extent], extentName(language, extent, finding)),
    },
    sizeMm !== null &&
      isMeasured(finding) && {
        code: conceptOf(attributeCodes.length),
        valueQuantity: { value: Math.round(sizeMm), unit: 'mm', system: ucum, code: 'mm' },
      },
    original.probability !== null && {
      code: conceptOf(attributeCodes.probability),
      // Of the finding as the machine had it, whatever the reader made of it.
      valueQuantity: { value: original.probability, system: ucum, code: '1' },
    },
  ];
  return components.filter((component) => component !== false);
}

const ucum = 'http://unitsofmeasure.org';

import {
  extentCodes,
  findingCodes,
  presenceCodes,
  sideCodes,
  zoneCodes,
  type Image,
  type ModelOrigin,
  type OtherOrigin,
} from '#domain';
import type { NaturalDataset } from 'dcmjs';
import { algorithmOf } from './algorithms';
import { abnormalStructure, artificialIntelligence, concepts, noUnits } from './concepts';
import { codeItem, containerItem, numberItem, regionItem, textItem, uidItem } from './contentItems';
import type { Statement } from './describeStatements';
import { codedSide, labelOf, trackingIdentifier } from './labels';
import { traceParts } from './traceParts';

/** As many fit into one attribute of 16-bit length: two floats each, the first point once more. */
const mostCorners = 8000;

/**
 * One finding as a measurement group: TID 1410 with its region, 1411 where that has several parts, 1501 without one.
 * `segment` is its number in the segmentation of the same findings, `image` that of its region.
 */
export function findingGroup(
  statement: Statement,
  segment: number | null,
  image: Image | null,
): NaturalDataset {
  const { finding, presence, attributes, probability, region, origin, rejected } = statement;
  const label = labelOf(finding, attributes);
  const parts = region && image ? traceParts(region.mask, mostCorners) : [];
  const template = parts.length === 0 ? '1501' : parts.length === 1 ? '1410' : '1411';
  return containerItem(
    concepts.group,
    [
      textItem(
        'HAS OBS CONTEXT',
        concepts.trackingIdentifier,
        segment === null ? label : trackingIdentifier(label, segment),
      ),
      uidItem('HAS OBS CONTEXT', concepts.trackingUid, statement.trackingUID),
      codeItem('CONTAINS', concepts.category, abnormalStructure),
      codeItem(
        'CONTAINS',
        rejected ? concepts.rejectedFinding : concepts.finding,
        findingCodes[finding].finding,
      ),
      siteItem(statement),
      ...(origin ? algorithmItems(origin) : []),
      ...(image ? parts.map((outline) => regionItem(outline, image)) : []),
      ...(probability === null
        ? []
        : [numberItem('CONTAINS', concepts.probability, probability, noUnits)]),
      ...(rejected ? [] : [codeItem('CONTAINS', concepts.presence, presenceCodes[presence])]),
      ...(attributes.extent === null || rejected
        ? []
        : [codeItem('CONTAINS', concepts.extent, extentCodes[attributes.extent])]),
      ...decisionItems(statement),
      ...textOf(statement.sentence),
    ],
    template,
  );
}

/** Laterality and part of the site qualify the site, not the finding. */
function siteItem({ finding, attributes }: Statement): NaturalDataset {
  const side = codedSide(attributes);
  const { zone } = attributes;
  return codeItem('HAS CONCEPT MOD', concepts.site, findingCodes[finding].site, [
    ...(side === null ? [] : [codeItem('HAS CONCEPT MOD', concepts.laterality, sideCodes[side])]),
    ...(zone === null ? [] : [codeItem('HAS CONCEPT MOD', concepts.modifier, zoneCodes[zone])]),
  ]);
}

/** TID 4019. */
function algorithmItems(origin: ModelOrigin | OtherOrigin): NaturalDataset[] {
  const { name, version, parameters, manufacturer } = algorithmOf(origin);
  return [
    textItem('HAS CONCEPT MOD', concepts.algorithmName, name),
    textItem('HAS CONCEPT MOD', concepts.algorithmVersion, version),
    ...(manufacturer === ''
      ? []
      : [textItem('HAS CONCEPT MOD', concepts.algorithmManufacturer, manufacturer)]),
    ...(parameters === null
      ? []
      : [textItem('HAS CONCEPT MOD', concepts.algorithmParameters, parameters)]),
    codeItem('HAS CONCEPT MOD', concepts.algorithmFamily, artificialIntelligence),
  ];
}

function decisionItems({ decision, rejected }: Statement): NaturalDataset[] {
  return [
    ...(decision === null ? [] : [codeItem('CONTAINS', concepts.decision, decision)]),
    ...(rejected === null
      ? []
      : [codeItem('CONTAINS', concepts.reason, rejected.reason), ...textOf(rejected.note)]),
  ];
}

const textOf = (text: string | null): NaturalDataset[] =>
  text === null || text.trim() === '' ? [] : [textItem('CONTAINS', concepts.comment, text)];

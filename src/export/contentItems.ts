import type { Code, Image, PointInImage } from '#domain';
import type { NaturalDataset } from 'dcmjs';
import { referenceTo } from './commonModules';
import { concepts } from './concepts';
import { personName } from './personName';

/** How an item belongs to the one above it (PS3.3 C.17.3.2.4). */
export type Relationship =
  'CONTAINS' | 'HAS CONCEPT MOD' | 'HAS OBS CONTEXT' | 'HAS PROPERTIES' | 'SELECTED FROM';

/** Items of a report's tree (PS3.3 C.17.3), as dcmjs writes them. */
function item(
  RelationshipType: Relationship,
  ValueType: string,
  name: Code | null,
  value: NaturalDataset,
  children: readonly NaturalDataset[] = [],
): NaturalDataset {
  return {
    RelationshipType,
    ValueType,
    ...(name === null ? {} : { ConceptNameCodeSequence: [{ ...name }] }),
    ...value,
    ...(children.length === 0 ? {} : { ContentSequence: [...children] }),
  };
}

export const codeItem = (
  relationship: Relationship,
  name: Code,
  code: Code,
  children?: readonly NaturalDataset[],
) => item(relationship, 'CODE', name, { ConceptCodeSequence: [{ ...code }] }, children);

export const textItem = (
  relationship: Relationship,
  name: Code,
  text: string,
  children?: readonly NaturalDataset[],
) => item(relationship, 'TEXT', name, { TextValue: text.replace(/\r?\n/g, '\r\n') }, children);

export const uidItem = (relationship: Relationship, name: Code, UID: string) =>
  item(relationship, 'UIDREF', name, { UID });

export const personItem = (relationship: Relationship, name: Code, person: string) =>
  item(relationship, 'PNAME', name, { PersonName: personName(person) });

export const numberItem = (relationship: Relationship, name: Code, value: number, unit: Code) =>
  item(relationship, 'NUM', name, {
    MeasuredValueSequence: [
      {
        MeasurementUnitsCodeSequence: [{ ...unit }],
        // A decimal string has 16 characters.
        NumericValue: String(Number(value.toPrecision(9))),
      },
    ],
  });

/** `template` is of the mapping resource DCMR. */
export const containerItem = (
  name: Code,
  children: readonly NaturalDataset[],
  template: string | null = null,
) => item('CONTAINS', 'CONTAINER', name, containerOf(template), children);

export const containerOf = (template: string | null): NaturalDataset => ({
  ContinuityOfContent: 'SEPARATE',
  ...(template === null
    ? {}
    : { ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: template }] }),
});

export const imageItem = (relationship: Relationship, name: Code | null, image: Image) =>
  item(relationship, 'IMAGE', name, {
    ReferencedSOPSequence: [
      {
        ...referenceTo(image),
        ...(image.NumberOfFrames > 1 ? { ReferencedFrameNumber: image.frame } : {}),
      },
    ],
  });

/** A closed outline on an image, in pixels from the upper left corner of the first (PS3.3 C.18.6). */
export const regionItem = (outline: readonly PointInImage[], image: Image) =>
  item(
    'CONTAINS',
    'SCOORD',
    concepts.region,
    { GraphicType: 'POLYLINE', GraphicData: outline.flatMap(({ x, y }) => [x, y]) },
    [imageItem('SELECTED FROM', concepts.sourceImage, image)],
  );

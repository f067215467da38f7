import { lettersOf, type Image, type SectionPlane, type VolumeGeometry } from '#domain';
import { findSection, gridOfSection, placeSection } from './sections';

/**
 * A section described as an image is, so that whatever shows images shows it: made of the first image of its
 * series, with its own size, place and directions. `SOPInstanceUID` names the plane, and no real object.
 */
export function imageOfSection(
  of: Image,
  geometry: VolumeGeometry,
  plane: SectionPlane,
  index: number,
): Image {
  const section = findSection(geometry, plane);
  const { Columns, Rows, columnMm, rowMm } = gridOfSection(geometry, section);
  const place = placeSection(geometry, section, index);
  const name = `${of.SOPInstanceUID}/${plane}`;
  // Of an image as it was taken, and of no other section.
  const { SliceThickness: _thickness, DimensionIndexValues: _order, ...common } = of;
  return {
    ...common,
    imageId: `${name}#${index + 1}`,
    SOPInstanceUID: name,
    frame: index + 1,
    InstanceNumber: index + 1,
    Rows,
    Columns,
    ViewPosition: '',
    PatientOrientation: [lettersOf(place.rowDirection), lettersOf(place.columnDirection)],
    spacing: { rowMm, columnMm, source: 'patient' },
    plane: place,
  };
}

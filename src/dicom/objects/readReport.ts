import { ShokenError, type ContentItem, type ReportContent } from '#domain';
import type { Dataset } from '../dataset';
import { readCode, readReferences } from './readCode';
import { readGraphic, readGraphicInPatient } from './readGraphic';

/** A report's whole tree, whichever template it follows. Throws `object-empty` where it has none. */
export function readReport(dataset: Dataset): ReportContent {
  const root = readItem(dataset);
  if (root.name === null && root.children.length === 0) throw new ShokenError('object-empty');
  return {
    kind: 'report',
    root,
    isComplete: dataset.string('CompletionFlag') === 'COMPLETE',
    isVerified: dataset.string('VerificationFlag') === 'VERIFIED',
  };
}

function readItem(item: Dataset): ContentItem {
  const valueType = item.string('ValueType').toUpperCase();
  const measured = item.item('MeasuredValueSequence');
  const [reference = null] = readReferences(item, 'ReferencedSOPSequence');
  return {
    valueType,
    relationship: item.string('RelationshipType'),
    name: readCode(item, 'ConceptNameCodeSequence'),
    text: readText(item, valueType),
    code: readCode(item, 'ConceptCodeSequence'),
    unit: readCode(measured, 'MeasurementUnitsCodeSequence'),
    reference,
    segment: item.item('ReferencedSOPSequence')?.uint16('ReferencedSegmentNumber') ?? null,
    graphic: valueType === 'SCOORD' ? readGraphic(item) : null,
    graphicInPatient: valueType === 'SCOORD3D' ? readGraphicInPatient(item) : null,
    children: item.items('ContentSequence').map(readItem),
  };
}

function readText(item: Dataset, valueType: string): string {
  switch (valueType) {
    case 'TEXT':
      return item.text('TextValue');
    case 'NUM':
      return item.item('MeasuredValueSequence')?.string('NumericValue') ?? '';
    case 'PNAME':
      return item.string('PersonName');
    case 'DATE':
      return item.string('Date');
    case 'TIME':
      return item.string('Time');
    case 'DATETIME':
      return item.string('DateTime');
    case 'UIDREF':
      return item.string('UID');
    default:
      return '';
  }
}

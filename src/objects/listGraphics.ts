import type { CodedConcept, ContentItem, Graphic, GraphicInPatient, ImageReference } from '#domain';

/** What a report draws, and the words for it. */
export interface ReportGraphic {
  readonly graphic: Graphic | null;
  readonly graphicInPatient: GraphicInPatient | null;
  readonly references: readonly ImageReference[];
  readonly label: string;
}

/** All graphics of a report's tree, each named by the finding or number that it belongs to. */
export function listGraphics(root: ContentItem): ReportGraphic[] {
  const found: ReportGraphic[] = [];
  visit(root, '', found);
  return found;
}

function visit(item: ContentItem, inherited: string, found: ReportGraphic[]): void {
  const label = labelOf(item) || inherited;
  if (item.graphic ?? item.graphicInPatient) {
    found.push({
      graphic: item.graphic,
      graphicInPatient: item.graphicInPatient,
      references: item.children.flatMap(({ reference }) => reference ?? []),
      label,
    });
  }
  for (const child of item.children) visit(child, label, found);
}

function labelOf(item: ContentItem): string {
  switch (item.valueType) {
    case 'NUM':
      return sayNumber(item);
    case 'CODE':
      return item.code?.meaning ?? '';
    case 'CONTAINER':
      return hasCode(item.name, ['DCM', '125007']) ? labelOfGroup(item) : '';
    default:
      return '';
  }
}

const hasCode = (
  concept: CodedConcept | null,
  [scheme, value]: readonly [scheme: string, value: string],
): boolean => concept?.scheme === scheme && concept.value === value;

/** A measurement group (TID 1410, 1411, 1501) by its finding, else by its name, and what was measured. */
function labelOfGroup({ children }: ContentItem): string {
  const finding = children.find(({ name }) => hasCode(name, ['DCM', '121071']))?.code?.meaning;
  const name = children.find((child) => hasCode(child.name, ['DCM', '112039']))?.text;
  const numbers = children.filter(({ valueType }) => valueType === 'NUM').map(sayNumber);
  return [finding ?? name ?? '', ...numbers.slice(0, 2)].filter((word) => word !== '').join(' · ');
}

/** As in "Diameter 12 mm". The unit of a pure number is 1, which is left unsaid. */
function sayNumber({ name, text, unit }: ContentItem): string {
  const words = [name?.meaning ?? '', text, unit === null || unit.value === '1' ? '' : unit.value];
  return words.filter((word) => word !== '').join(' ');
}

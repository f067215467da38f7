import type { Maker, StudyObject } from '#domain';
import type { Translator } from '#i18n';
import {
  BookMarked,
  FileText,
  NotebookText,
  PencilRuler,
  Shapes,
  Target,
  type LucideIcon,
} from 'lucide-react';

/** One picture for each kind of object. */
export const objectIcons: Readonly<Record<StudyObject['kind'], LucideIcon>> = {
  segmentation: Shapes,
  report: NotebookText,
  'key-objects': BookMarked,
  structures: Target,
  presentation: PencilRuler,
  document: FileText,
};

/** Its maker's name for it, else what kind it is. */
export function nameObject(t: Translator, { title, kind }: StudyObject): string {
  return title || t(`objects.kind.${kind}`);
}

/** Who made it, in one line; empty where nobody says. */
export function nameMaker({
  Manufacturer,
  ManufacturerModelName,
  SoftwareVersions,
}: Maker): string {
  const words = [Manufacturer, ManufacturerModelName].filter(
    (word, index, all) => word !== '' && all.indexOf(word) === index,
  );
  return [...words, SoftwareVersions].filter((word) => word !== '').join(' ');
}

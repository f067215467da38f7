import {
  boxOfMask,
  cropMask,
  isReferenceTo,
  presenceCodes,
  type ContentItem,
  type Image,
  type MaskInImage,
  type ObjectContent,
  type PointInImage,
  type ReportContent,
} from '#domain';
import { findingOfCode, sideOfCode } from './findingOfCode';
import { partId } from './marksOn';
import { findLargest, type Said } from './proposeFindings';
import { placeInPatient } from './placeStructures';
import { rasterize, regionOf } from './rasterize';

const isNamed = ({ name }: ContentItem, value: string) => name?.value === value;

const find = (items: readonly ContentItem[], value: string) =>
  items.find((item) => isNamed(item, value));

/** Absent and undetermined, wherever a group says so (SNOMED CT). */
const absent = presenceCodes.absent.CodeValue;
const undetermined = presenceCodes.undetermined.CodeValue;

/**
 * The findings of a report's measurement groups (TID 1410, 1411, 1501) that an algorithm made, with their regions: drawn,
 * or those of a segment in another object. What it holds absent proposes nothing.
 */
export function findingsOfReport(
  { root }: ReportContent,
  SOPInstanceUID: string,
  images: readonly Image[],
  contentOf: (SOPInstanceUID: string) => ObjectContent | null,
): Said[] {
  const drawn = flatten(root).filter((item) => item.graphic ?? item.graphicInPatient);
  const markOf = (item: ContentItem) => partId(SOPInstanceUID, drawn.indexOf(item));
  const isByDevice = flatten(root).some(
    (item) => isNamed(item, '121005') && item.code?.value === '121007',
  );
  return flatten(root)
    .filter((item) => item.valueType === 'CONTAINER' && isNamed(item, '125007'))
    .flatMap(({ children }, index): Said[] => {
      const finding = findingOfCode(find(children, '121071')?.code ?? null);
      const algorithm = find(children, '111001')?.text ?? '';
      const says = (value: string) => children.some(({ code }) => code?.value === value);
      if (finding === null || !(isByDevice || algorithm !== '') || says(absent)) return [];
      const site = find(children, '363698007');
      return [
        {
          ...locate(children, images, contentOf, markOf),
          trackingUID: find(children, '112040')?.text || null,
          part: `group ${index}`,
          finding,
          presence: says(undetermined) ? 'undetermined' : 'present',
          side: sideOfCode(
            find([...children, ...(site?.children ?? [])], '272741003')?.code ?? null,
          ),
          probability: readProbability(children),
          algorithm,
          algorithmVersion: find(children, '111003')?.text ?? '',
        },
      ];
    });
}

const flatten = (item: ContentItem): ContentItem[] => [item, ...item.children.flatMap(flatten)];

/** Probability or Certainty of Finding, the latter in percent. */
function readProbability(items: readonly ContentItem[]): number | null {
  const item = find(items, '122157') ?? find(items, '111012');
  const value = Number(item?.text);
  if (!item || item.text === '' || !Number.isFinite(value)) return null;
  const share = item.unit?.value === '%' || value > 1 ? value / 100 : value;
  return share >= 0 && share <= 1 ? share : null;
}

function locate(
  items: readonly ContentItem[],
  images: readonly Image[],
  contentOf: (SOPInstanceUID: string) => ObjectContent | null,
  markOf: (item: ContentItem) => string,
): Pick<Said, 'image' | 'region' | 'mark'> {
  for (const item of items.flatMap(flatten)) {
    if (item.graphic?.shape === 'polygon') {
      const image = images.find((each) =>
        item.children.some(({ reference }) => reference && isReferenceTo(reference, each)),
      );
      const region = image && regionOf(drawParts(partsBeside(item, items, image), image), image);
      if (image && region) return { image, region, mark: markOf(item) };
    }
    if (item.graphicInPatient?.shape === 'polygon') {
      for (const image of images) {
        const placed = placeInPatient(item.graphicInPatient, image, images);
        const region = placed && regionOf(rasterize(placed.points, image), image);
        if (region) return { image, region, mark: markOf(item) };
      }
    }
    const content = item.reference && contentOf(item.reference.SOPInstanceUID);
    if (content?.kind === 'segmentation' && item.segment !== null) {
      const mark = partId(item.reference?.SOPInstanceUID ?? '', item.segment);
      return { ...findLargest(content, item.segment, images), mark };
    }
  }
  return { image: null, region: null, mark: null };
}

/** The region's outlines on its image: one, or several of the same name (TID 1411). */
function partsBeside(first: ContentItem, items: readonly ContentItem[], image: Image): Outline[] {
  const others = items.filter(
    (item) =>
      item !== first &&
      isNamed(item, '111030') &&
      isNamed(first, '111030') &&
      item.graphic?.shape === 'polygon' &&
      item.children.some(({ reference }) => reference && isReferenceTo(reference, image)),
  );
  return [first, ...others].flatMap(({ graphic }) => (graphic ? [graphic.points] : []));
}

type Outline = readonly PointInImage[];

/** What lies in any of them: unlike a hole, a part does not take away from another. */
function drawParts([first, ...others]: readonly Outline[], image: Image): MaskInImage | null {
  const drawn = first ? rasterize(first, image) : null;
  if (!drawn || others.length === 0) return drawn;
  const whole = cropMask(drawn, [0, 0, image.Columns, image.Rows]);
  for (const outline of others) {
    const part = rasterize(outline, image);
    for (let row = 0; part && row < part.height; row++) {
      const start = (part.y + row) * image.Columns + part.x;
      for (let column = 0; column < part.width; column++) {
        if (part.data[row * part.width + column] === 1) whole.data[start + column] = 1;
      }
    }
  }
  const box = boxOfMask(whole);
  return box && cropMask(whole, box);
}

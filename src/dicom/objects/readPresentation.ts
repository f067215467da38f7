import type { DisplayedArea, GraphicUnits, ImageReference, PresentationContent } from '#domain';
import type { Dataset } from '../dataset';
import { readWindows } from '../readWindows';
import type { Keyword } from '../tags';
import { readLabColor, readReferences } from './readCode';
import { pointsOf, readGraphic } from './readGraphic';
import { readShutters } from './readShutters';

/** Everything of a presentation state that the viewer can follow: PS3.3 C.10.4 to C.10.6, C.7.6.11, C.11.8. */
export function readPresentation(dataset: Dataset): PresentationContent {
  const annotations = dataset.items('GraphicAnnotationSequence');
  const colorOf = readLayerColors(dataset);
  const degrees = ((dataset.uint16('ImageRotation') ?? 0) / 90) % 4;
  const isMirrored = dataset.string('ImageHorizontalFlip') === 'Y';
  // The standard turns first and mirrors then; here it is the other way round.
  const turns = isMirrored ? (4 - degrees) % 4 : degrees;
  return {
    kind: 'presentation',
    label: dataset.string('ContentLabel'),
    description: dataset.string('ContentDescription'),
    references: dataset
      .items('ReferencedSeriesSequence')
      .flatMap((series) => readReferences(series, 'ReferencedImageSequence')),
    windows: dataset.items('SoftcopyVOILUTSequence').flatMap((item) => {
      const [window] = readWindows(item, 1);
      return window ? [{ references: referencesOf(item), window }] : [];
    }),
    areas: dataset.items('DisplayedAreaSelectionSequence').flatMap(readArea),
    graphics: annotations.flatMap((annotation) => readGraphics(annotation, colorOf)),
    texts: annotations.flatMap((annotation) => readTexts(annotation, colorOf)),
    shutters: readShutters(dataset),
    rotation: ([0, 90, 180, 270] as const)[turns] ?? 0,
    isMirrored,
    isInverted: readInversion(dataset),
  };
}

function readInversion(dataset: Dataset): boolean | null {
  const shape = dataset.string('PresentationLUTShape');
  if (shape === 'INVERSE') return true;
  return shape === 'IDENTITY' ? false : null;
}

const referencesOf = (item: Dataset): ImageReference[] =>
  readReferences(item, 'ReferencedImageSequence');

type ColorOf = (annotation: Dataset) => PresentationContent['texts'][number]['color'];

function readLayerColors(dataset: Dataset): ColorOf {
  const colors = new Map(
    dataset
      .items('GraphicLayerSequence')
      .map((layer) => [
        layer.string('GraphicLayer'),
        readLabColor(layer, 'GraphicLayerRecommendedDisplayCIELabValue'),
      ]),
  );
  return (annotation) => colors.get(annotation.string('GraphicLayer')) ?? null;
}

/** The first pixel is 1\1 and its corner 0.5 away from its middle (PS3.3 C.10.4). */
function readArea(item: Dataset): DisplayedArea[] {
  const [left, top] = item.int32s('DisplayedAreaTopLeftHandCorner');
  const [right, bottom] = item.int32s('DisplayedAreaBottomRightHandCorner');
  if (left === undefined || top === undefined) return [];
  if (right === undefined || bottom === undefined) return [];
  if (right < left || bottom < top) return [];
  return [
    {
      references: referencesOf(item),
      topLeft: { x: left - 1, y: top - 1 },
      bottomRight: { x: right, y: bottom },
    },
  ];
}

function readGraphics(annotation: Dataset, colorOf: ColorOf): PresentationContent['graphics'] {
  const references = referencesOf(annotation);
  return annotation.items('GraphicObjectSequence').flatMap((item) => {
    const units = unitsOf(item, 'GraphicAnnotationUnits');
    const graphic = units && readGraphic(item);
    if (!graphic) return [];
    const isFilled = item.string('GraphicFilled') === 'Y';
    return [{ ...graphic, references, units, isFilled, color: colorOf(annotation) }];
  });
}

function readTexts(annotation: Dataset, colorOf: ColorOf): PresentationContent['texts'] {
  const references = referencesOf(annotation);
  return annotation.items('TextObjectSequence').flatMap((item) => {
    const box = pointsOf(item.floats('BoundingBoxTopLeftHandCorner'))?.[0];
    const end = pointsOf(item.floats('BoundingBoxBottomRightHandCorner'))?.[0];
    const anchor = pointsOf(item.floats('AnchorPoint'))?.[0];
    const units = unitsOf(item, 'BoundingBoxAnnotationUnits');
    const anchorUnits = unitsOf(item, 'AnchorPointAnnotationUnits') ?? 'pixel';
    const text = item.text('UnformattedTextValue').replaceAll('\r\n', '\n').trim();
    if (text === '' || !(box ?? anchor)) return [];
    const corner = box && end ? { x: Math.min(box.x, end.x), y: Math.min(box.y, end.y) } : box;
    return [
      {
        references,
        text,
        at: corner ?? anchor!,
        units: corner ? (units ?? 'pixel') : anchorUnits,
        anchor: anchor ?? null,
        anchorUnits,
        color: colorOf(annotation),
      },
    ];
  });
}

/** Graphics of a whole slide's MATRIX are not followed. */
function unitsOf(item: Dataset, keyword: Keyword): GraphicUnits | null {
  const units = item.string(keyword);
  if (units === 'PIXEL') return 'pixel';
  return units === 'DISPLAY' ? 'display' : null;
}

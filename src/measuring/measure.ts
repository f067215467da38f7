import type {
  Extent2D,
  Image,
  Measured,
  MeasuredShape,
  MeasurementResult,
  NoValues,
  PointInImage,
} from '#domain';
import { findScale, type Scale } from './findScale';
import { angleAt, angleOfLines, areaOfEllipse, areaOfRectangle, lengthBetween } from './geometry';
import { pixelStatistics, valueAt, type MeasuredPixels } from './pixelStatistics';

/** What is measured on: an image, and its values in modality units or why there are none. */
export interface MeasuredImage {
  readonly image: Pick<Image, 'spacing' | 'ultrasoundRegions' | 'valueUnit' | 'suv'>;
  readonly pixels: MeasuredPixels | NoValues;
}

/** What a shape measures on an image: lengths by its scale, values by its pixels. */
export function measure(shape: MeasuredShape, { image, pixels }: MeasuredImage): Measured {
  const scale = findScale(image, shape.points);
  const result = resultOf(shape, scale, pixels, image.valueUnit ?? '');
  const suv = 'valueUnit' in result ? image.suv : undefined;
  return { shape, result, scaleSource: scale.source, ...(suv && { suv }) };
}

function resultOf(
  shape: MeasuredShape,
  scale: Scale,
  pixels: MeasuredPixels | NoValues,
  valueUnit: string,
): MeasurementResult {
  const length = (from: PointInImage, to: PointInImage): Extent2D => ({
    value: lengthBetween(from, to, scale),
    unit: scale.source === 'none' ? 'px' : 'mm',
  });
  switch (shape.kind) {
    case 'length':
      return { kind: 'length', length: length(...shape.points) };
    case 'angle':
      return { kind: 'angle', degrees: angleAt(shape.points, scale) };
    case 'cobb':
      return { kind: 'cobb', degrees: angleOfLines(shape.points, scale) };
    case 'ellipse':
    case 'rectangle': {
      const areaOf = shape.kind === 'ellipse' ? areaOfEllipse : areaOfRectangle;
      return {
        kind: shape.kind,
        area: {
          value: areaOf(shape.points, scale),
          unit: scale.source === 'none' ? 'px2' : 'mm2',
        },
        values: typeof pixels === 'string' ? pixels : (pixelStatistics(shape, pixels) ?? 'padding'),
        valueUnit,
      };
    }
    case 'probe':
      return {
        kind: 'probe',
        value:
          typeof pixels === 'string' ? pixels : (valueAt(shape.points[0], pixels) ?? 'padding'),
        valueUnit,
      };
    case 'arrow':
      return { kind: 'arrow' };
    case 'cardiothoracic-ratio': {
      const [a, b, c, d] = shape.points;
      const [heart, chest] = [length(a, b), length(c, d)];
      return {
        kind: 'cardiothoracic-ratio',
        ratio: chest.value === 0 ? 0 : heart.value / chest.value,
        heart,
        chest,
      };
    }
  }
}

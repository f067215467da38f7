import { lettersOf, middleOf, normalOf, placedImage, type Image, type Vector3 } from '#domain';
import type { Translator } from '#i18n';

/** Where the middle of a slice lies along the body, as scanners say it (`H 120.5 mm`), and how thick it was taken; '' for what lies nowhere. */
export function describeSlice(t: Translator, image: Image): string {
  const placed = placedImage(image);
  if (!placed) return '';
  const across = normalOf(placed.plane).map(Math.abs);
  const axis = across.indexOf(Math.max(...across));
  const place = middleOf(placed)[axis]!;
  const letter = lettersOf(pointAlong(axis, place || 1));
  const { SliceThickness } = image;
  return [
    t('viewer.slicePlace', { letter, mm: Math.abs(place).toFixed(1) }),
    ...(SliceThickness === undefined ? [] : [t('viewer.thickness', { mm: round(SliceThickness) })]),
  ].join(' · ');
}

const pointAlong = (axis: number, mm: number): Vector3 => [
  axis === 0 ? mm : 0,
  axis === 1 ? mm : 0,
  axis === 2 ? mm : 0,
];

const round = (mm: number) => Math.round(mm * 100) / 100;

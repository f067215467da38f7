import { isStack, type DisplayPixels, type Image, type Series, type Study } from '#domain';
import { formatAgeAndSex, formatDate, type Translator } from '#i18n';
import type { SectionContent } from '#state';
import { findSideOfWindow, type CornerTexts, type ViewportState } from '#viewer';
import { describeSlice } from './describeSlice';
import { describeSuv } from './describeSuv';
import { namePatient } from './namePatient';
import { describeWindow } from './nameWindow';

/** Who and what, for the corners of the image, so that a screenshot is never anonymous by accident. */
export function cornersOf(t: Translator, study: Study, series: Series, image: Image): CornerTexts {
  const lines = (words: readonly string[]) => words.filter((line) => line.trim() !== '');
  const header = image.hasHeader ? [] : [t('reading.noHeader')];
  return {
    topLeft: lines([
      namePatient(t, study),
      study.patient.PatientID,
      formatAgeAndSex(study.patient),
      ...header,
    ]),
    topRight: lines([
      formatDate(study.StudyDate),
      study.StudyDescription,
      [image.Modality, image.ViewPosition].join(' '),
      ...(isStack(series) ? [nameSeries(t, series), positionOf(t, series, image)] : []),
      describeSlice(t, image),
    ]),
  };
}

/** Window and zoom, for the last corner; of PET without SUV also why, and of a window that shows nothing that it does. */
export function describeView(
  t: Translator,
  image: Image | null,
  display: DisplayPixels | null,
  state: ViewportState,
): readonly string[] {
  const side = display && findSideOfWindow(state.window, display);
  return [
    ...(side ? [t(`viewer.window.all-${side}`)] : []),
    ...(image?.suv?.kind === 'missing' ? [describeSuv(t, image.suv)] : []),
    describeWindow(t, state.window, image?.valueUnit),
    t('viewer.zoom', { percent: Math.round(state.zoom * 100) }),
  ];
}

/** Reports name images by the numbers of series and instance, which every archive shows alike. */
const nameSeries = (t: Translator, { SeriesNumber, SeriesDescription }: Series): string =>
  [
    SeriesNumber === null ? '' : t('viewer.seriesNumber', { number: String(SeriesNumber) }),
    SeriesDescription,
  ]
    .filter((part) => part !== '')
    .join(' · ');

function positionOf(t: Translator, { images }: Series, image: Image): string {
  const number = images.indexOf(image) + 1;
  const position = t('viewer.position', { number, count: images.length });
  const { InstanceNumber, NumberOfFrames } = image;
  // Frames of one object have one number.
  if (InstanceNumber === null || InstanceNumber === number || NumberOfFrames > 1) return position;
  return `${position} ${t('viewer.instanceNumber', { number: String(InstanceNumber) })}`;
}

/** The same for a section, which is no image of the study: which plane, where in it, and how thick. */
export function cornersOfSection(
  t: Translator,
  study: Study,
  series: Series,
  { plane, index, count, thickness, projection, gapMm }: SectionContent,
  image: Image,
): CornerTexts {
  const mm = Math.round(thickness * gapMm * 10) / 10;
  return {
    topLeft: [namePatient(t, study), study.patient.PatientID].filter((line) => line !== ''),
    topRight: [
      formatDate(study.StudyDate),
      nameSeries(t, series),
      `${t(`viewer.plane.${plane}`)} · ${t('viewer.position', { number: index + 1, count })}`,
      ...(thickness > 1
        ? [t('viewer.slabOf', { mm, projection: t(`viewer.projection.${projection}`) })]
        : []),
      describeSlice(t, image),
    ].filter((line) => line !== ''),
  };
}

import type { Measurement } from '#domain';
import { useWorklistStore } from '#state';
import { useMemo } from 'react';
import { useListedImage } from './useListedImage';
import { useTranslator } from './useTranslator';

/** On which image of which series it was drawn: empty in a study of one image, null where it is not open. */
export function usePlaceOfMeasurement({
  SOPInstanceUID,
  frame,
  section,
}: Measurement): string | null {
  const t = useTranslator();
  const studies = useWorklistStore((state) => state.studies);
  const imageId = useMemo(() => {
    if (section) return section.imageId;
    const images = studies.flatMap(({ series }) => series.flatMap((each) => each.images));
    const drawnOn = images.find(
      (image) => image.SOPInstanceUID === SOPInstanceUID && image.frame === frame,
    );
    return drawnOn?.imageId ?? null;
  }, [studies, SOPInstanceUID, frame, section]);
  const listed = useListedImage(imageId);
  if (!listed) return null;
  const { study, series, image } = listed;
  if (study.series.length === 1 && series.images.length === 1) return '';
  const name = series.SeriesDescription || image.ViewPosition || series.Modality;
  if (section) {
    const plane = t(`viewer.plane.${section.orientation}`);
    return [name, t('measure.onSection', { plane, number: frame })].join(' · ');
  }
  if (series.images.length === 1) return name;
  const number = series.images.indexOf(image) + 1;
  return [name, t('viewer.position', { number, count: series.images.length })].join(' · ');
}

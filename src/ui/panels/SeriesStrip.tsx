import { showImage } from '#actions';
import { objectsOf, type Series, type Study } from '#domain';
import { usePanesStore, useSessionStore } from '#state';
import { useTranslator } from '../useTranslator';
import { ObjectEntries } from './ObjectEntries';
import { PriorStrip } from './PriorStrip';
import { nameSeries, SeriesEntry } from './SeriesEntry';

/** The study's series and images, at the left of the image. */
export function SeriesStrip({ study }: { readonly study: Study }) {
  const t = useTranslator();
  const lastImageId = useSessionStore((session) => session.imageId);
  const isReading = usePanesStore(({ panes, active }) => panes[active]?.content?.kind === 'object');
  const imageId = isReading ? null : lastImageId;
  const objectUIDs = new Set(objectsOf(study).map(({ SOPInstanceUID }) => SOPInstanceUID));
  const isOfImages = ({ images }: Series) =>
    images.some(({ SOPInstanceUID }) => !objectUIDs.has(SOPInstanceUID));
  return (
    <nav className="strip" aria-label={t('reading.series')}>
      {study.series.filter(isOfImages).map((series) => (
        <SeriesEntry
          key={series.SeriesInstanceUID}
          series={series}
          imageId={imageId}
          label={nameSeries(t, series)}
          onShow={(id) => void showImage(id)}
        />
      ))}
      <ObjectEntries study={study} />
      <PriorStrip study={study} />
    </nav>
  );
}

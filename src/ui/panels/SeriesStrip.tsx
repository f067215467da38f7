import { showImage } from '#actions';
import type { Study } from '#domain';
import { useSessionStore } from '#state';
import { useTranslator } from '../useTranslator';
import { PriorStrip } from './PriorStrip';
import { nameSeries, SeriesEntry } from './SeriesEntry';

/** The study's series and images, at the left of the image. */
export function SeriesStrip({ study }: { readonly study: Study }) {
  const t = useTranslator();
  const imageId = useSessionStore((session) => session.imageId);
  return (
    <nav className="strip" aria-label={t('reading.series')}>
      {study.series.map((series) => (
        <SeriesEntry
          key={series.SeriesInstanceUID}
          series={series}
          imageId={imageId}
          label={nameSeries(series)}
          onShow={(id) => void showImage(id)}
        />
      ))}
      <PriorStrip study={study} />
    </nav>
  );
}

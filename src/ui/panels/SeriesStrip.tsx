import { showImage } from '#actions';
import { isStack, type Series, type Study } from '#domain';
import { useSessionStore } from '#state';
import { draggedImage } from '../draggedImage';
import { useTranslator } from '../useTranslator';

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
        />
      ))}
    </nav>
  );
}

function nameSeries(series: Series): string {
  const view = series.images[0]?.ViewPosition ?? '';
  return view || series.SeriesDescription || series.Modality;
}

interface SeriesEntryProps {
  readonly series: Series;
  readonly imageId: string | null;
  readonly label: string;
}

/** A stack, or a series of many images, is one entry; a few images each have their own. */
function SeriesEntry({ series, imageId, label }: SeriesEntryProps) {
  const t = useTranslator();
  const isOne = isStack(series) || series.images.length > 8;
  const images = isOne ? series.images.slice(0, 1) : series.images;
  const isOpen = series.images.some((image) => image.imageId === imageId);
  return images.map((image, index) => {
    const isCurrent = image.imageId === imageId || (images.length === 1 && isOpen);
    const position = series.images.findIndex((each) => each.imageId === imageId) + 1;
    return (
      <button
        key={image.imageId}
        type="button"
        className="strip-entry"
        aria-current={isCurrent}
        aria-label={t('reading.showImage', { series: label, number: index + 1 })}
        title={series.SeriesDescription}
        draggable
        onDragStart={({ dataTransfer }) => draggedImage.write(dataTransfer, image.imageId)}
        onClick={() => void showImage(image.imageId)}
      >
        <span className="strip-view">{image.ViewPosition || label}</span>
        <span className="quiet">{series.Modality}</span>
        {series.images.length > images.length && (
          <span className="quiet">
            {isOpen ? `${position} / ` : ''}
            {series.images.length}
          </span>
        )}
      </button>
    );
  });
}

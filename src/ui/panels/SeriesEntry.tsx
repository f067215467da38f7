import { isStack, type Series } from '#domain';
import type { Translator } from '#i18n';
import { draggedImage } from '../draggedImage';
import { useTranslator } from '../useTranslator';

/** By what the header says; an image file without one is just an image. */
export function nameSeries(t: Translator, series: Series): string {
  const view = series.images[0]?.ViewPosition ?? '';
  return view || series.SeriesDescription || series.Modality || t('reading.image');
}

interface SeriesEntryProps {
  readonly series: Series;
  readonly imageId: string | null;
  readonly label: string;
  readonly onShow: (imageId: string) => void;
}

/** A stack, or a series of many images, is one entry; a few images each have their own. */
export function SeriesEntry({ series, imageId, label, onShow }: SeriesEntryProps) {
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
        onClick={() => onShow(image.imageId)}
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

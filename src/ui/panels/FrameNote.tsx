import type { DisplayPixels } from '#domain';
import { problemMessage } from '#i18n';
import type { FrameState } from '#state';
import { useMemo } from 'react';
import { useTranslator } from '../useTranslator';

interface FrameNoteProps {
  readonly frame: FrameState;
  /** Asks for the image once more. */
  readonly onRetry?: () => void;
}

/** Over the image's area: why there is no picture, or why the picture is one even field. */
export function FrameNote({ frame, onRetry }: FrameNoteProps) {
  const t = useTranslator();
  const display = frame.status === 'ready' ? frame.frame.display : null;
  const isEven = useMemo(() => display !== null && isOneValue(display), [display]);
  if (frame.status === 'loading') {
    return (
      <div className="viewer-note" role="status">
        <p>{t('reading.loadingImage')}</p>
      </div>
    );
  }
  if (frame.status === 'failed') {
    return (
      <div className="viewer-note" role="alert">
        <p>
          {t('reading.imageFailed')} {problemMessage(t, frame.problem)}
        </p>
        {onRetry && frame.problem.code.startsWith('archive-') && (
          <button type="button" className="button" onClick={onRetry}>
            {t('archive.retry')}
          </button>
        )}
      </div>
    );
  }
  if (!display || !isEven) return null;
  const values = display.isColor ? display.data.subarray(0, 3) : display.data.subarray(0, 1);
  return (
    <div className="viewer-note" role="status">
      <p>{t('reading.evenImage', { value: Array.from(values).join(', ') })}</p>
    </div>
  );
}

/** Stops at the first pixel that differs: for a real image, at once. */
function isOneValue({ data, isColor }: DisplayPixels): boolean {
  const step = isColor ? 3 : 1;
  for (let at = step; at < data.length; at++) {
    if (data[at] !== data[at % step]) return false;
  }
  return true;
}

import { cancelReading, readImage } from '#actions';
import type { Durations } from '#domain';
import { useReadingStore } from '#state';
import { useSummary } from '../useSummary';
import { useTranslator } from '../useTranslator';
import { ProgressBar } from '../widgets/ProgressBar';

/** Below the image: run, follow and stop the AI. The same line as on the image, for screen readers. */
export function AiBar({ imageId }: { readonly imageId: string | null }) {
  const t = useTranslator();
  const reading = useReadingStore((state) => state.readings[imageId ?? '']);
  const summary = useSummary(imageId);
  if (imageId === null) return null;
  const isRunning = reading?.status === 'running';
  const canRun =
    reading === undefined || reading.status === 'not-run' || reading.status === 'failed';
  const replaced = reading?.status === 'done' ? reading.reading.replacedSentences : 0;
  return (
    <div className="ai-bar" data-state={reading?.status ?? 'not-run'}>
      <p role="status">{summary}</p>
      {reading?.status === 'done' && (
        <span className="quiet">
          {t('ai.time', { seconds: secondsOf(reading.reading.durationMs) })}
          {replaced > 0 &&
            ` · ${t('ai.replaced', { count: replaced, total: reading.reading.totalSentences })}`}
        </span>
      )}
      {isRunning && (
        <>
          <ProgressBar label={summary} value={reading.progress} />
          <button type="button" className="button" onClick={cancelReading}>
            {t('ai.cancel')}
          </button>
        </>
      )}
      {canRun && (
        <button type="button" className="button" onClick={() => void readImage(imageId)}>
          {reading?.status === 'failed' ? t('ai.runAgain') : t('ai.run')}
        </button>
      )}
    </div>
  );
}

function secondsOf({ preprocess, encode, ground, decode }: Durations): number {
  const total = preprocess + encode + ground + decode;
  return Math.round(total / 100) / 10;
}

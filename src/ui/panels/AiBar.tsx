import { cancelReading, changeSettings, readImage } from '#actions';
import { isSaidBy, type Backend, type Durations, type ModelReading } from '#domain';
import type { Translator } from '#i18n';
import { useReadingStore, useSessionStore, useSettingsStore } from '#state';
import { memo } from 'react';
import { describeBackend } from '../describeBackend';
import { useIsAiRevealed } from '../useIsAiRevealed';
import { useSummary } from '../useSummary';
import { useTranslator } from '../useTranslator';
import { ProgressBar } from '../widgets/ProgressBar';

/** Below the image: where the AI runs and why, how far it is, and how to run, stop or switch it off. */
export function AiBar() {
  const t = useTranslator();
  const imageId = useSessionStore((session) => session.imageId);
  const reading = useReadingStore((state) => state.readings[imageId ?? '']);
  const backend = useReadingStore((state) => state.backend);
  const isOther = useReadingStore(
    (state) =>
      reading?.status === 'done' &&
      state.manifest !== null &&
      !isSaidBy(reading.reading.model, state),
  );
  const isShadow = useSettingsStore((settings) => settings.wayOfWorking === 'shadow');
  const isRevealed = useIsAiRevealed(imageId);
  const summary = useSummary(imageId);
  const isDone = reading?.status === 'done' && isRevealed;
  const facts = isDone ? listFacts(t, reading.reading, backend, isOther) : '';
  const canRun =
    !isShadow &&
    (reading === undefined || reading.status === 'not-run' || reading.status === 'failed');
  return (
    <div className="ai-bar" data-state={isRevealed ? (reading?.status ?? 'not-run') : 'hidden'}>
      {/* Once it is done the line stands on the image; here it is said, not shown twice. */}
      <p role="status" className={isDone ? 'sr-only' : undefined}>
        {isShadow ? t('ai.summary.shadow') : summary}
      </p>
      {isDone && (
        <p className="quiet" title={facts}>
          {facts}
        </p>
      )}
      {reading?.status === 'running' && (
        <>
          {isRevealed && <ProgressBar label={summary} value={reading.progress} />}
          <button type="button" className="button" onClick={cancelReading}>
            {t('ai.cancel')}
          </button>
        </>
      )}
      {canRun && imageId !== null && (
        <button type="button" className="button" onClick={() => void readImage(imageId)}>
          {reading?.status === 'failed' ? t('ai.runAgain') : t('ai.run')}
        </button>
      )}
      <AiSwitch />
    </div>
  );
}

/** The same for every image: a stack is scrolled without touching it. */
const AiSwitch = memo(function AiSwitch() {
  const t = useTranslator();
  const isAiOn = useSettingsStore((settings) => settings.isAiOn);
  return (
    <label className="check ai-switch">
      <input
        type="checkbox"
        role="switch"
        checked={isAiOn}
        onChange={(event) => changeSettings({ isAiOn: event.target.checked })}
      />
      {t('ai.switch')}
    </label>
  );
});

/** Which model it was if not this one, where it ran and why, how long it took, how often the check stepped in. */
function listFacts(
  t: Translator,
  reading: ModelReading,
  backend: Backend | null,
  isOther: boolean,
): string {
  const { replacedSentences: count, totalSentences: total, model } = reading;
  const version = `${model.modelVersion} (${model.weightsHash.slice(0, 8)})`;
  return [
    ...(isOther ? [t('ai.otherVersion', { version })] : []),
    t('ai.time', { seconds: secondsOf(reading.durationMs) }),
    describeBackend(t, isOther ? reading.backend : (backend ?? reading.backend)),
    ...(count > 0 ? [t('ai.replaced', { count, total })] : []),
  ].join(' · ');
}

function secondsOf({ preprocess, encode, ground, decode }: Durations): number {
  const total = preprocess + encode + ground + decode;
  return Math.round(total / 100) / 10;
}

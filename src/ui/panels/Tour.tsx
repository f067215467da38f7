import { changeSettings } from '#actions';
import { tourSteps, useSessionStore, useSettingsStore } from '#state';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';

/**
 * The four gestures, told where each is made. A strip under the header, so that it never lies over an
 * image; shown until it is finished or skipped.
 */
export function Tour() {
  const t = useTranslator();
  const keys = useKeyWords();
  const tour = useSettingsStore((settings) => settings.tour);
  const hasAccepted = useSettingsStore((settings) => settings.hasAcceptedIntendedUse);
  const isReading = useSessionStore((session) => session.StudyInstanceUID !== null);
  if (tour === null || !hasAccepted) return null;
  // Nothing is looked at before a study is open, and with one open the first step is done.
  const step = !isReading ? 'open' : tour === 'open' ? 'look' : tour;
  const now = tourSteps.indexOf(step);
  const next = tourSteps[now + 1];
  return (
    <aside className="tour" aria-label={t('tour.title')}>
      <ol className="tour-steps">
        {tourSteps.map((id) => (
          <li key={id} aria-current={id === step ? 'step' : undefined}>
            {t(`tour.${id}`)}
          </li>
        ))}
      </ol>
      <p className="tour-text" role="status">
        {t(`tour.${step}.text`, {
          toggle: keys.said('toggleAi'),
          help: keys.said('help'),
          accept: keys.said('accept'),
          edit: keys.said('editRegion'),
          reject: keys.said('reject'),
          sign: keys.said('sign'),
          next: keys.said('signAndNext'),
        })}
      </p>
      {step !== 'open' && (
        <button
          type="button"
          className="button is-primary"
          onClick={() => changeSettings({ tour: next ?? null })}
        >
          {next === undefined ? t('tour.finish') : t('tour.next')}
        </button>
      )}
      {next !== undefined && (
        <button type="button" className="button" onClick={() => changeSettings({ tour: null })}>
          {t('tour.skip')}
        </button>
      )}
    </aside>
  );
}

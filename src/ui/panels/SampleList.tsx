import { openSample } from '#actions';
import { formatMegabytes } from '#i18n';
import { useSettingsStore, useWorklistStore } from '#state';
import { useTranslator } from '../useTranslator';

/** Studies that ship with the app, one click away. */
export function SampleList() {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const samples = useWorklistStore((state) => state.samples);
  const loadingId = useWorklistStore((state) => state.loadingSampleId);
  return (
    <section className="samples-section" aria-labelledby="samples-title">
      <h2 id="samples-title" className="section-title">
        {t('worklist.samples')} <span className="quiet">{t('worklist.samplesNote')}</span>
      </h2>
      {samples?.length === 0 && <p className="quiet">{t('worklist.noSamples')}</p>}
      <ul className="samples">
        {samples?.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              className="sample"
              disabled={loadingId !== null}
              aria-label={t('worklist.openSample', { title: sample.title[language] })}
              title={sample.title[language]}
              onClick={() => void openSample(sample)}
            >
              <span>{sample.title[language]}</span>
              <span className="quiet">
                {loadingId === sample.id
                  ? t('worklist.loadingSample')
                  : `${formatMegabytes(sample.bytes)} MB`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

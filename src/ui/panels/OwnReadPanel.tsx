import { markOwnRead, revealAi } from '#actions';
import { findingIds, ownMarks } from '#domain';
import { findingName } from '#i18n';
import { useReadingStore, useReviewStore, useSettingsStore } from '#state';
import { Eye } from 'lucide-react';
import { useIsSigned } from '../useIsSigned';
import { useTranslator } from '../useTranslator';
import './ownRead.css';

/** Second reader: what the reader sees is recorded, finding by finding, before the AI is shown. */
export function OwnReadPanel() {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const manifest = useReadingStore((state) => state.manifest);
  const marks = useReviewStore((state) => state.presented?.review.ownRead?.marks) ?? {};
  const isSigned = useIsSigned();
  const asked = manifest?.findings.map(({ id }) => id) ?? findingIds;
  const open = asked.filter((finding) => marks[finding] === undefined);
  return (
    <section className="own-read" aria-labelledby="own-read-title">
      <h3 id="own-read-title">{t('own.title')}</h3>
      <p className="quiet">{t('own.note')}</p>
      <ul>
        {asked.map((finding) => (
          <li key={finding} className="own-row">
            <span id={`own-${finding}`}>{findingName(language, finding)}</span>
            <div className="segments" role="group" aria-labelledby={`own-${finding}`}>
              {ownMarks.map((mark) => (
                <button
                  key={mark}
                  type="button"
                  aria-pressed={marks[finding] === mark}
                  disabled={isSigned}
                  onClick={() => void markOwnRead([finding], mark)}
                >
                  {t(`presence.${mark}`)}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <div className="own-foot">
        <button
          type="button"
          className="button"
          disabled={open.length === 0 || isSigned}
          onClick={() => void markOwnRead(open, 'absent')}
        >
          {t('own.restAbsent')}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={open.length > 0 || isSigned}
          onClick={() => void revealAi()}
        >
          <Eye size={14} aria-hidden="true" />
          {t('own.reveal')}
        </button>
      </div>
    </section>
  );
}

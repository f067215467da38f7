import { changeSettings, downloadAuditLog, setReportLanguage } from '#actions';
import { reportLanguages } from '#domain';
import { backendChoices, useReadingStore, useSettingsStore } from '#state';
import type { OverlayId } from '../App';
import { describeBackend } from '../describeBackend';
import { useTranslator } from '../useTranslator';
import { Choice } from '../widgets/Choice';
import { ModalDialog } from '../widgets/ModalDialog';
import { Segments } from '../widgets/Segments';
import { LanguageChoice } from './LanguageChoice';
import { MouseChoices } from './MouseChoices';
import { OfflineChoice } from './OfflineChoice';
import { ScreenCalibration } from './ScreenCalibration';
import { WayChoice } from './WayChoice';

interface SettingsDialogProps {
  readonly onClose: () => void;
  readonly onOverlay: (id: OverlayId) => void;
}

/** What the reader may choose; each choice holds at once. */
export function SettingsDialog({ onClose, onOverlay }: SettingsDialogProps) {
  const t = useTranslator();
  const settings = useSettingsStore();
  const backend = useReadingStore((state) => state.backend);
  const manifest = useReadingStore((state) => state.manifest);
  const language = settings.interfaceLanguage;
  return (
    <ModalDialog title={t('settings.title')} onClose={onClose}>
      <div className="settings-row">
        <span>{t('settings.interfaceLanguage')}</span>
        <LanguageChoice />
      </div>
      <div className="settings-row">
        <span>{t('settings.reportLanguage')}</span>
        <Segments
          label={t('settings.reportLanguage')}
          value={settings.reportLanguage}
          choices={reportLanguages.map((value) => ({
            value,
            label: t(`language.${value}`),
            lang: value,
          }))}
          onChange={(value) => void setReportLanguage(value)}
        />
      </div>
      <label className="field">
        <span>{t('settings.reader')}</span>
        <input
          className="input"
          value={settings.readerName}
          autoComplete="name"
          onChange={(event) => changeSettings({ readerName: event.target.value })}
        />
        <small className="quiet">{t('settings.reader.note')}</small>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.isAiOn}
          onChange={(event) => changeSettings({ isAiOn: event.target.checked })}
        />
        {t('settings.ai.on')}
      </label>
      <WayChoice />
      <div>
        <Choice
          label={t('settings.backend')}
          value={settings.backend}
          choices={backendChoices.map((value) => ({
            value,
            label: t(`settings.backend.${value}`),
          }))}
          onChange={(value) => changeSettings({ backend: value ?? 'auto' })}
        />
        <small className="quiet">
          {t('settings.backend.note')} {describeBackend(t, backend)}
        </small>
      </div>
      <OfflineChoice />
      <ScreenCalibration />
      <MouseChoices />
      <div className="settings-row">
        <span>{t('settings.keys')}</span>
        <button type="button" className="button" onClick={() => onOverlay('keys')}>
          {t('settings.keys.open')}
        </button>
      </div>
      <div>
        <div className="settings-row">
          <span>{t('settings.log')}</span>
          <button type="button" className="button" aria-describedby="log-note" onClick={saveLog}>
            {t('settings.log.save')}
          </button>
        </div>
        <small id="log-note" className="quiet">
          {t('settings.log.note')}
        </small>
      </div>
      <section className="settings-model" aria-label={t('settings.model')}>
        <h3>{t('settings.model')}</h3>
        {manifest === null ? (
          <p className="quiet">{t('settings.model.none')}</p>
        ) : (
          <>
            <p>
              {t('settings.model.version', {
                name: manifest.name[language],
                version: manifest.version,
              })}
            </p>
            <p className="quiet">{manifest.intendedUse[language]}</p>
            <h3>{t('settings.limits')}</h3>
            <ul className="points">
              {manifest.limits.map((limit) => (
                <li key={limit.en}>{limit[language]}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </ModalDialog>
  );

  function saveLog(): void {
    // What is said of it stands below the dialog.
    onClose();
    void downloadAuditLog();
  }
}

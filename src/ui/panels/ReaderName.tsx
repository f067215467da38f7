import { changeSettings } from '#actions';
import { useSettingsStore } from '#state';
import { useTranslator } from '../useTranslator';

/** Who signs, or adds a word to what is signed: the kept name, to be seen and changed where it is used. */
export function ReaderName() {
  const t = useTranslator();
  const readerName = useSettingsStore((settings) => settings.readerName);
  return (
    <label className="field is-row">
      <span>{t('report.reader')}</span>
      <input
        className="input"
        value={readerName}
        autoComplete="name"
        placeholder={t('report.readerPlaceholder')}
        onChange={(event) => changeSettings({ readerName: event.target.value })}
      />
    </label>
  );
}

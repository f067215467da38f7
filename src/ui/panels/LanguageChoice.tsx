import { setInterfaceLanguage } from '#actions';
import { interfaceLanguages } from '#domain';
import { useSettingsStore } from '#state';
import { useTranslator } from '../useTranslator';
import { Segments } from '../widgets/Segments';

/** Language of the interface; the report's is chosen beside the report. */
export function LanguageChoice() {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  return (
    <Segments
      label={t('settings.interfaceLanguage')}
      value={language}
      choices={interfaceLanguages.map((value) => ({
        value,
        label: t(`language.${value}`),
        lang: value,
      }))}
      onChange={(chosen) => void setInterfaceLanguage(chosen)}
    />
  );
}

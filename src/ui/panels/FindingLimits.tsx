import type { FindingId } from '#domain';
import { useReadingStore, useSettingsStore } from '#state';
import { useTranslator } from '../useTranslator';

/** What the package says it does badly for this finding. */
export function FindingLimits({ finding }: { readonly finding: FindingId }) {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const manifest = useReadingStore((state) => state.manifest);
  if (manifest === null) return null;
  const limits = manifest.findings.find(({ id }) => id === finding)?.limits[language];
  return (
    <details className="card-limits">
      <summary>{t('card.limits')}</summary>
      <p>{limits || t('card.noLimits')}</p>
    </details>
  );
}

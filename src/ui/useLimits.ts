import type { FindingId } from '#domain';
import { useReadingStore, useSettingsStore } from '#state';

/** What the package says it does badly for this finding; null where no package is known. */
export function useLimits(finding: FindingId): string | null {
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const manifest = useReadingStore((state) => state.manifest);
  const entry = manifest?.findings.find(({ id }) => id === finding);
  return entry?.limits[language] ?? null;
}

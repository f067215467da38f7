import type { Finding } from '#domain';
import type { Translator } from '#i18n';
import { useReadingStore } from '#state';

/**
 * Why the model calls a finding present or abstains: its own thresholds, which for a rare finding lie
 * far below one half. Null where the package that said it is not the one that is known.
 */
export function useThresholds(finding: Finding): ManifestThresholds | null {
  const manifest = useReadingStore((state) => state.manifest);
  const weightsHash = useReadingStore((state) => state.weightsHash);
  const isOfThisPackage =
    finding.origin.kind === 'model' && finding.origin.weightsHash === weightsHash;
  const entry = manifest?.findings.find(({ id }) => id === finding.finding);
  if (!isOfThisPackage) return null;
  return entry?.thresholds ?? null;
}

interface ManifestThresholds {
  readonly present: number;
  readonly absent: number;
}

/** The thresholds that the probability passed, in a word or two. */
export function describeThresholds(
  t: Translator,
  presence: Finding['presence'],
  { present, absent }: ManifestThresholds,
): string {
  const values = { present: present.toFixed(2), absent: absent.toFixed(2) };
  return t(`card.threshold.${presence}`, values);
}

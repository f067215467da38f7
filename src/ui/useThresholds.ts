import { isSaidBy, type Finding, type ManifestFinding } from '#domain';
import type { Translator } from '#i18n';
import { useReadingStore } from '#state';

/**
 * Why the model calls a finding present or abstains: its own thresholds, with the error seen beyond them. Null where the package that said it is not the one that is known.
 */
export function useThresholds(finding: Finding): FindingRule | null {
  const manifest = useReadingStore((state) => state.manifest);
  const isOfThisPackage = useReadingStore(
    (state) => finding.origin.kind === 'model' && isSaidBy(finding.origin, state),
  );
  const entry = manifest?.findings.find(({ id }) => id === finding.finding);
  // A drawn region is weighed by a rule of its own.
  const isOfRegion = finding.origin.kind === 'model' && finding.origin.asked === 'drawn';
  if (!isOfThisPackage || isOfRegion) return null;
  return entry ?? null;
}

type FindingRule = Pick<ManifestFinding, 'thresholds' | 'errorRates' | 'called'>;

/** The thresholds that the probability passed, in a word or two. */
export function describeThresholds(
  t: Translator,
  presence: Finding['presence'],
  { thresholds: { present, absent } }: FindingRule,
): string {
  const values = { present: present.toFixed(2), absent: absent.toFixed(2) };
  return t(`card.threshold.${presence}`, values);
}

/** What is known of the thresholds: where they come from and how often what lies beyond them, or either of them, was wrong. */
export function explainThresholds(
  t: Translator,
  presence: Finding['presence'],
  { errorRates, called }: FindingRule,
): string {
  const sides = presence === 'undetermined' ? (['present', 'absent'] as const) : [presence];
  const wrong = sides.flatMap((side) => {
    const share = errorRates?.[side];
    const presence = t(`presence.${side}`);
    if (share === undefined) return [];
    if (share === null) return [t('card.noneCalled', { presence })];
    const percent = Math.round(share * 100);
    // A share of two cases looks like one of two hundred.
    return called
      ? [t('card.wrongShareOf', { presence, percent, count: called[side] })]
      : [t('card.wrongShare', { presence, percent }), t('card.casesUnknown')];
  });
  return [t('card.thresholdHint'), ...new Set(wrong)].join(' ');
}

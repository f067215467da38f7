import type { Translator } from '#i18n';
import {
  useReadingStore,
  useReviewStore,
  useSettingsStore,
  useViewerStore,
  type PresentedReview,
} from '#state';
import { useMemo } from 'react';
import { shortOrigin } from './nameOrigin';
import { summarizeReading } from './readingSummary';
import { useIsAiRevealed } from './useIsAiRevealed';
import { useTranslator } from './useTranslator';

/** What the AI did with an image; on the image itself, where it hides what lies below, in brief. */
export function useSummary(imageId: string | null, isBrief = false): string {
  const t = useTranslator();
  const reading = useReadingStore((state) => state.readings[imageId ?? '']);
  const download = useReadingStore((state) => state.download);
  const isAiOn = useSettingsStore((settings) => settings.isAiOn);
  const isHidden = useViewerStore((state) => !state.isAiVisible || state.isPeeking);
  const signature = useReviewStore((state) => state.presented?.review.signature ?? null);
  const presented = useReviewStore((state) => state.presented);
  const others = useMemo(() => countOthers(t, presented, imageId), [t, presented, imageId]);
  const way = useSettingsStore((settings) => settings.wayOfWorking);
  const isRevealed = useIsAiRevealed(imageId);
  if (way === 'shadow') return '';
  // That there is nothing to be shown tells nothing of the image.
  const isToCome = reading?.status === 'done' || reading?.status === 'running';
  if (!isRevealed && isToCome) return t('ai.summary.own');
  return summarizeReading(t, { reading, download, isAiOn, isHidden, signature, others, isBrief });
}

/** What other makers' results propose on an image, whatever became of it. */
function countOthers(t: Translator, presented: PresentedReview | null, imageId: string | null) {
  const counts = new Map<string, number>();
  for (const { original } of presented?.findings ?? []) {
    const { origin, region } = original;
    const place = region ?? presented?.review;
    if (origin.kind !== 'other' || !place) continue;
    if (`${place.SOPInstanceUID}#${place.frame}` !== imageId) continue;
    const maker = shortOrigin(t, origin);
    counts.set(maker, (counts.get(maker) ?? 0) + 1);
  }
  return [...counts].map(([maker, count]) => ({ maker, count }));
}

import { useReadingStore, useReviewStore, useSettingsStore, useViewerStore } from '#state';
import { summarizeReading } from './readingSummary';
import { useTranslator } from './useTranslator';

/** The one line on the open image. */
export function useSummary(imageId: string | null): string {
  const t = useTranslator();
  const reading = useReadingStore((state) => state.readings[imageId ?? '']);
  const download = useReadingStore((state) => state.download);
  const isAiOn = useSettingsStore((settings) => settings.isAiOn);
  const isHidden = useViewerStore((state) => !state.isAiVisible || state.isPeeking);
  const signature = useReviewStore((state) => state.presented?.review.signature ?? null);
  return summarizeReading(t, { reading, download, isAiOn, isHidden, signature });
}

import type { Image } from '#domain';
import { useReadingStore, useReviewStore, useViewerStore } from '#state';
import { letterboxOf, type AttentionOverlay } from '#viewer';
import { useMemo } from 'react';

/** Where a reading was kept from an earlier visit and its package is not loaded yet. */
const defaultInputSize = 512;

/** The heat map that was asked for, if the model that made it is known and the image is its own. */
export function useAttention(image: Image | null): AttentionOverlay | null {
  const attentionUID = useViewerStore((state) => state.attentionUID);
  const reading = useReadingStore((state) => (image ? state.readings[image.imageId] : undefined));
  const language = useReviewStore((state) => state.presented?.review.language);
  const size = useReadingStore((state) => state.manifest?.input.size ?? defaultInputSize);
  return useMemo(() => {
    if (!image || attentionUID === null || reading?.status !== 'done') return null;
    const finding = reading.reading.findings.find((each) => each.trackingUID === attentionUID);
    // Of the sentence that is on screen, where it has one.
    const maps = finding?.attention ?? {};
    const attention = maps[language ?? 'en'] ?? Object.values(maps)[0];
    return attention ? { attention, letterbox: letterboxOf(image, size) } : null;
  }, [image, attentionUID, reading, size, language]);
}

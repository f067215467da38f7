import { ShokenError, type Finding } from '#domain';
import { useReadingStore, useReviewStore } from '#state';
import { readImage } from './readImage';

/**
 * The model's findings of the open review as they came, with those that were asked for and kept. Where
 * it has not read the image, it reads it first; where it is at it, its end is waited for.
 */
export async function modelFindings(imageId: string): Promise<readonly Finding[]> {
  if (readingOf(imageId)?.status === 'running') await readingEnds(imageId);
  else if (readingOf(imageId)?.status !== 'done') await readImage(imageId);
  const reading = readingOf(imageId);
  if (reading?.status === 'refused' || reading?.status === 'failed') {
    throw new ShokenError(reading.problem.code, reading.problem.detail);
  }
  return findingsSaid(imageId);
}

/** The same as far as the image has been read; nothing is read for it. */
export function findingsSaid(imageId: string): readonly Finding[] {
  const reading = readingOf(imageId);
  const said = reading?.status === 'done' ? reading.reading.findings : [];
  const decisions = useReviewStore.getState().presented?.review.decisions ?? [];
  return [...said, ...decisions.flatMap((each) => (each.kind === 'keep' ? [each.finding] : []))];
}

const readingOf = (imageId: string) => useReadingStore.getState().readings[imageId];

function readingEnds(imageId: string): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = useReadingStore.subscribe(({ readings }) => {
      if (readings[imageId]?.status === 'running') return;
      unsubscribe();
      resolve();
    });
  });
}

import { ownTextIn } from '#domain';
import { measurementSentence } from '#i18n';
import { useMeasurementStore, useReviewStore } from '#state';
import { writeOwnText } from './writeReport';

/** Adds what was measured to the reader's own text of the findings, in the report's language. */
export async function reportMeasurement(trackingUID: string): Promise<void> {
  const review = useReviewStore.getState().presented?.review;
  const { measurements } = useMeasurementStore.getState();
  const measurement = measurements.find((each) => each.trackingUID === trackingUID);
  if (!review || !measurement) return;
  const sentence = measurementSentence(review.language, measurement);
  if (sentence === '') return;
  const before = ownTextIn(review, review.language).findings.trimEnd();
  await writeOwnText('findings', before === '' ? sentence : `${before}\n${sentence}`);
}

import type { Language, SectionId } from '#domain';
import * as reviewing from '#review';
import { confirmIssue as confirm, useReviewStore } from '#state';
import { changeSettings } from './changeSettings';
import { changeReview } from './decideFinding';

/** Re-renders AI sentences in another language; the reader's own words stay. */
export async function setReportLanguage(language: Language): Promise<void> {
  changeSettings({ reportLanguage: language });
  const review = useReviewStore.getState().presented?.review;
  if (review && review.signature === null) {
    await changeReview((each) => reviewing.setLanguage(each, language));
  }
}

/** The reader's own words in one section of the report, in the report's language. */
export async function writeOwnText(section: SectionId, text: string): Promise<void> {
  await changeReview((review) => reviewing.setOwnText(review, review.language, section, text));
}

/** The reader says that a contradiction is meant; it no longer holds up signing. */
export const confirmIssue = confirm;

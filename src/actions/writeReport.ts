import type { InterfaceLanguage, Language, WrittenSectionId } from '#domain';
import * as reviewing from '#review';
import { confirmIssue as confirm, useReviewStore, useSettingsStore } from '#state';
import { changeSettings } from './changeSettings';
import { changeReview } from './decideFinding';

/** The reader's choice of the report's language. */
export async function setReportLanguage(language: Language): Promise<void> {
  changeSettings({ hasChosenReportLanguage: true });
  await writeReportIn(language);
}

/** The report follows the interface until the reader has chosen the report's own language. */
export async function setInterfaceLanguage(language: InterfaceLanguage): Promise<void> {
  changeSettings({ interfaceLanguage: language });
  if (!useSettingsStore.getState().hasChosenReportLanguage) await writeReportIn(language);
}

/** Re-renders AI sentences in another language; the reader's own words stay. */
async function writeReportIn(language: Language): Promise<void> {
  changeSettings({ reportLanguage: language });
  const review = useReviewStore.getState().presented?.review;
  if (review && review.signature === null) {
    await changeReview((each) => reviewing.setLanguage(each, language));
  }
}

/** The reader's own words in one section of the report, in the report's language. */
export async function writeOwnText(section: WrittenSectionId, text: string): Promise<void> {
  await changeReview((review) => reviewing.setOwnText(review, review.language, section, text));
}

/** The reader says that a contradiction is meant; it no longer holds up signing. */
export const confirmIssue = confirm;

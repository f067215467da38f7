import type { Review } from '#domain';
import type { FhirRequest } from '#export';
import { draftReport, reportToText } from '#report';
import { anImage, aStudyOf } from './image';

/** A review of one chest radiograph as it is taken away; the texts as they are drawn up. */
export function aFhirRequest(review: Review, changes: Partial<FhirRequest> = {}): FhirRequest {
  const image = changes.image ?? anImage();
  const textIn = (language: Review['language']) =>
    reportToText(draftReport(review, language), { reader: review.signature?.reader });
  return {
    review,
    image,
    study: aStudyOf(image),
    report: draftReport(review, review.language),
    texts: { en: textIn('en'), ja: textIn('ja'), zh: textIn('zh') },
    isOfChest: true,
    unread: null,
    segmentationUID: null,
    at: new Date('2026-11-22T12:00:00Z'),
    ...changes,
  };
}

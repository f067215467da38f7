import { imagesOf, type Language, type Report, type Review } from '#domain';
import { checkReport, draftReport } from '#report';
import type { TechniqueFacts } from '#i18n';
import { reviewedFindings } from '#review';
import {
  putNextReview,
  putReportState,
  useReviewStore,
  useWorklistStore,
  type PresentedReview,
  type ReportState,
} from '#state';
import { knownPriors } from './knownPriors';
import { attempt } from './notices';
import { theStorage } from './services';

/** The review with what list, overlay and report panel show of it. */
export function presentReview(review: Review): PresentedReview {
  const report = draftIn(review, review.language);
  return {
    review,
    findings: reviewedFindings(review),
    report,
    issues: checkReport(review, report),
  };
}

/** The same review again: what is said around it may have changed, as when an earlier study was opened. */
export function presentAnew(): void {
  const { presented } = useReviewStore.getState();
  if (presented !== null) putNextReview(presentReview(presented.review));
}

/** The report as it stands, in one language. */
export function draftIn(review: Review, language: Language): Report {
  const facts = techniqueOf(review);
  return facts ? draftReport(review, facts, language) : draftReport(review, language);
}

export function techniqueOf(review: Review): TechniqueFacts | null {
  const { studies } = useWorklistStore.getState();
  const study = studies.find((each) => each.StudyInstanceUID === review.StudyInstanceUID);
  const image = study && imagesOf(study).find((each) => isSameImage(each, review));
  if (!study || !image) return null;
  return {
    priors: knownPriors(study),
    modality: image.Modality,
    view: image.ViewPosition,
    bodyPart: image.BodyPartExamined,
    hasHeader: image.hasHeader,
    isReadAsChest: review.findings.some(({ origin }) => origin.kind === 'model'),
  };
}

/** How far the reader has come. */
export function reportStateOf(review: Review): ReportState {
  if (review.addenda.length > 0) return 'addended';
  if (review.signature !== null) return 'signed';
  const hasText = Object.values(review.ownText).some((text) =>
    Object.values(text).some((words) => words !== ''),
  );
  return review.decisions.length > 0 || hasText ? 'draft' : 'unread';
}

type ImagePlace = Pick<Review, 'SOPInstanceUID' | 'frame'>;

let waiting: Review | null = null;
let isSaving = false;
let onOther: (review: Review) => void = () => undefined;

/** Calls where another tab's review stands in place of the one that was written. */
export function whenOtherStands(listener: (review: Review) => void): void {
  onOther = listener;
}

/** Whether this tab has a newer state of that review on its way to the device. */
export function isKeeping(review: Review): boolean {
  return isSaving || (waiting !== null && isSameImage(waiting, review));
}

/**
 * Writes the review to the device. While one write is under way only the newest waits, so typing
 * never queues up, and what is on disk is at most one write behind the screen.
 */
export async function keepReview(review: Review): Promise<void> {
  putReportState(review.StudyInstanceUID, reportStateOf(review));
  if (waiting !== null && !isSameImage(waiting, review)) {
    const other = waiting;
    waiting = null;
    await write(other);
  }
  waiting = review;
  if (isSaving) return;
  isSaving = true;
  try {
    for (let next = takeWaiting(); next !== null; next = takeWaiting()) {
      await write(next);
    }
  } finally {
    isSaving = false;
  }
}

async function write(review: Review): Promise<void> {
  const stands = await attempt('storage-failed', async () =>
    (await theStorage()).saveReview(review),
  );
  if (stands !== null && stands !== review) onOther(stands);
}

/**
 * Hands what waits to the database at once, behind the write that is under way: the page is going away, and whoever
 * waits for that write will not be there any more.
 */
export function flushReview(): void {
  const review = takeWaiting();
  if (review) void write(review);
}

function takeWaiting(): Review | null {
  const review = waiting;
  waiting = null;
  return review;
}

function isSameImage(a: ImagePlace, b: ImagePlace): boolean {
  return a.SOPInstanceUID === b.SOPInstanceUID && a.frame === b.frame;
}

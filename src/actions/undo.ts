import type { Decision, Review } from '#domain';
import {
  momentAt,
  putMeasurements,
  putNextReview,
  takeStep,
  useMeasurementStore,
  useReviewStore,
  type Moment,
} from '#state';
import { keepMeasurements } from './keepMeasurements';
import { keepReview, presentReview } from './keepReview';

const noDecisions: readonly Decision[] = [];

/** How things are now, as a step records it before it changes them. */
export function currentMoment(): Moment {
  return {
    decisions: useReviewStore.getState().presented?.review.decisions ?? noDecisions,
    measurements: useMeasurementStore.getState().measurements,
  };
}

/** Whether a step to this moment may be taken: the decisions of a signed review are frozen, measurements are not. */
export function canStep(moment: Moment | undefined, review: Review | undefined): boolean {
  if (!moment) return false;
  const isSigned = (review?.signature ?? null) !== null;
  return !isSigned || moment.decisions === review?.decisions;
}

/** One step of decisions and measurements back or forward again. */
export const undo = (): void => step('back');
export const redo = (): void => step('forward');

function step(way: 'back' | 'forward'): void {
  const moment = momentAt(way);
  const review = useReviewStore.getState().presented?.review;
  if (moment === null || !canStep(moment, review)) return;
  const now = currentMoment();
  takeStep(way, now);
  if (review && moment.decisions !== now.decisions) {
    const next = presentReview({ ...review, decisions: moment.decisions });
    putNextReview(next);
    void keepReview(next.review);
  }
  if (moment.measurements !== now.measurements) {
    putMeasurements(moment.measurements);
    keepMeasurements();
  }
}

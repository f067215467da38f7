/** The reader's decisions: accept, edit, reject, add, sign. Pure functions from a Review to the next one. */
export { pendingFindings, reviewedFindings } from '#domain';
export * from './decide';
export * from './sign';
export * from './startReview';
export * from './ownRead';

/** What is taken away: regions as DICOM Segmentation, and the whole review as JSON. */
export * from './readReviewJson';
export * from './writeReviewJson';
export * from './writeSegmentation';

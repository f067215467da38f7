/** What is taken away: regions as DICOM Segmentation, findings as structured report, the report as a FHIR document, and the whole review as JSON. */
export * from './readReviewJson';
export * from './writeFhir';
export * from './writeReviewJson';
export * from './writeSegmentation';
export * from './writeStructuredReport';

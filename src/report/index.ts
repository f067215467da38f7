/** Reviewed findings become sections and sentences, are checked against their codes, and leave as text. */
export * from './checkReport';
export * from './draftReport';
export * from './orderFindings';
export * from './reportToText';

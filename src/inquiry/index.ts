/** Typed questions and what the model's findings and masks answer to them. Pure functions; the words are tables. */
export * from './answerQuestion';
export * from './findingsUnder';
export * from './findingsAt';
export * from './readPlace';
export * from './readQuestion';
export * from './saidOfPhrase';

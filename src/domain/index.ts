/** The nouns of Shoken and their invariants. Imports nothing; everything else imports this. */
export * from './archive';
export * from './auditEvent';
export * from './codes';
export * from './error';
export * from './finding';
export * from './geometry';
export * from './image';
export * from './inquiry';
export * from './language';
export * from './modelPackage';
export * from './newUid';
export * from './patientName';
export * from './reading';
export * from './report';
export * from './review';
export * from './reviewedFindings';
export * from './study';

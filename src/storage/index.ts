/** What survives a reload, in IndexedDB: reviews, readings, kept study files, settings, the audit log. */
export { verifyAuditChain, type AuditEntry, type AuditVerdict } from './auditChain';
export type { KeptMeasurement } from './measurements';
export { openStorage, type Storage, type StoredFile } from './openStorage';
export type { FileToKeep, KeptStudy } from './studyFiles';

/** What survives a reload, in IndexedDB: reviews, readings, kept study files, settings, the audit log. */
export { verifyAuditChain, type AuditEntry, type AuditVerdict } from './auditChain';
export { openStorage, type Storage, type StoredFile } from './openStorage';
export type { KeptStudy } from './studyFiles';

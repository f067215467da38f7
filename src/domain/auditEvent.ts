/** DICOM PS3.15 A.5 event types we record. */
export type AuditEventType = '110100' | '110103' | '110106' | '110107' | '110110';

/** One append-only record; `hash` covers this entry and the one before. */
export interface AuditEvent {
  readonly at: string;
  readonly type: AuditEventType;
  readonly what: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly previousHash: string;
  readonly hash: string;
}

import type { AuditEventType } from '#domain';
import { attempt } from './notices';
import { theStorage } from './services';

const eventTypes = {
  activity: '110100',
  accessed: '110103',
  exported: '110106',
  imported: '110107',
  record: '110110',
} as const satisfies Record<string, AuditEventType>;

/** Appends one event to the audit log; in the background, in order. */
export function audit(
  kind: keyof typeof eventTypes,
  what: string,
  detail: Readonly<Record<string, string | number>> = {},
): void {
  void attempt('storage-failed', async () =>
    (await theStorage()).appendAudit({
      at: new Date().toISOString(),
      type: eventTypes[kind],
      what,
      detail,
    }),
  );
}

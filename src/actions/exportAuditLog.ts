import { ShokenError } from '#domain';
import { formatMoment } from '#i18n';
import { verifyAuditChain } from '#storage';
import { saveAs } from './exportReport';
import { attempt } from './notices';
import { theStorage } from './services';

/**
 * The audit log of this device as JSON Lines: an `AuditEvent` to a line, the oldest first, as they are kept. A chain that does
 * not hold is told as `audit-broken`, and saved all the same: what is left of it may be needed.
 */
export async function downloadAuditLog(): Promise<void> {
  const [day = ''] = formatMoment(new Date().toISOString()).split(' ');
  await attempt('export-failed', async () => {
    const events = await (await theStorage()).listAudit();
    const verdict = await verifyAuditChain(events);
    const lines = events.map((event) => `${JSON.stringify(event)}\n`);
    const name = 'audit-log.jsonl';
    const write = async () => lines.join('');
    const isSaved = await saveAs(`shoken-${day}-${name}`, name, 'application/jsonl', write);
    if (!isSaved || verdict.isIntact) return;
    const { count, brokenAt } = verdict;
    throw new ShokenError('audit-broken', { count, number: brokenAt + 1 });
  });
}

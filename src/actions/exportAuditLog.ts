import { ShokenError } from '#domain';
import { saveAs } from './exportReport';
import { attempt } from './notices';
import { theStorage } from './services';

/**
 * The audit log of this device as JSON Lines: an `AuditEvent` to a line, the oldest first, as they are kept. A chain that does
 * not hold is told as `audit-broken`, and saved all the same: what is left of it may be needed.
 */
export async function downloadAuditLog(): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await attempt('export-failed', async () => {
    const storage = await theStorage();
    const verdict = await storage.verifyAudit();
    const events = await storage.listAudit();
    const lines = events.map((event) => `${JSON.stringify(event)}\n`);
    const name = 'audit-log.jsonl';
    await saveAs(`shoken-${day}-${name}`, name, 'application/jsonl', async () => lines.join(''));
    if (verdict.isIntact) return;
    const { count, brokenAt } = verdict;
    throw new ShokenError('audit-broken', { count, number: brokenAt + 1 });
  });
}

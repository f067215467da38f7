import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AuditEvent } from '#domain';
import { eventually, loadApp, openBrowserWithModel, standIn } from './readingApp';
import { catchSaved } from './savedFiles';

vi.mock('#inference', async (original) => ({
  ...(await original<object>()),
  createInferenceClient: standIn,
}));

let saved: ReturnType<typeof catchSaved>;

beforeEach(() => {
  openBrowserWithModel();
  saved = catchSaved();
});
afterEach(() => vi.unstubAllGlobals());

async function lastEvents(): Promise<AuditEvent[]> {
  const text = (await saved.at(-1)?.content.text()) ?? '';
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditEvent);
}

it('saves the log as it is kept, of all studies and under no patient’s name', async () => {
  const app = await loadApp();
  await app.openAndRead();
  await app.decideAll();
  expect(await app.signReport()).toBe(true);
  // Events are appended in the background.
  const events = await eventually(async () => {
    await app.downloadAuditLog();
    const all = await lastEvents();
    const said = all.map(({ what }) => what);
    expect(said).toEqual(expect.arrayContaining(['model read image', 'report signed']));
    return all;
  });
  expect(saved.at(-1)?.name).toMatch(/^shoken-\d{4}-\d\d-\d\d-audit-log\.jsonl$/);
  for (const [index, { previousHash }] of events.entries()) {
    expect(previousHash).toBe(events[index - 1]?.hash ?? '0'.repeat(64));
  }
  expect(app.notices()).not.toContain('audit-broken');
  // That it was taken is in the next one.
  await eventually(async () => {
    await app.downloadAuditLog();
    expect((await lastEvents()).at(-1)?.detail).toEqual({ file: 'audit-log.jsonl' });
  });
});

it('says from where on the log was changed, and saves it all the same', async () => {
  const app = await loadApp();
  await app.openAndRead();
  const [name] = (await indexedDB.databases()).map((each) => each.name);
  const database = await openDB(name!);
  const keys = await database.getAllKeys('audit');
  const second = (await database.get('audit', keys[1]!)) as AuditEvent;
  await database.put('audit', { ...second, at: '2001-01-01T00:00:00Z' }, keys[1]);
  database.close();
  await app.downloadAuditLog();
  expect(app.notices()).toContain('audit-broken');
  expect((await lastEvents())[1]?.at).toBe('2001-01-01T00:00:00Z');
});

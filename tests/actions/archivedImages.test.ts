import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildRadiograph } from '../builders/radiograph';
import { sendJson, startFakeArchive, studyJson } from '../dicomweb/fakeArchive';
import { loadPage, openBrowser } from './freshApp';

beforeEach(openBrowser);
afterEach(async () => {
  // A stack's place is written half a second after scrolling: into this test's storage, not the next one's.
  await new Promise((resolve) => setTimeout(resolve, 600));
  vi.unstubAllGlobals();
});

async function loadApp() {
  const { actions, state } = await loadPage();
  return { ...actions, ...state };
}

const slices = 60;
/** Writing to the stand-in of the database takes its time. */
const patience = { timeout: 30_000, interval: 200 };
const text = (vr: string, ...Value: unknown[]) => ({ vr, Value });
const uidOf = (slice: number) => `1.2.3.${slice + 1}`;

const metadataOf = (slice: number) => ({
  '00080016': text('UI', '1.2.840.10008.5.1.4.1.1.2'),
  '00080018': text('UI', uidOf(slice)),
  '00080020': text('DA', '20250601'),
  '00080060': text('CS', 'CT'),
  '00100010': text('PN', { Alphabetic: 'Yamada^Tarou' }),
  '00100020': text('LO', 'P1'),
  '0020000D': text('UI', '1.2'),
  '0020000E': text('UI', '1.2.3'),
  '00200013': text('IS', slice + 1),
  '00200032': text('DS', 0, 0, slice),
  '00200037': text('DS', 1, 0, 0, 0, 1, 0),
  '00280002': text('US', 1),
  '00280004': text('CS', 'MONOCHROME2'),
  '00280010': text('US', 2),
  '00280011': text('US', 2),
  '00280030': text('DS', 1, 1),
  '00280100': text('US', 16),
  '00280101': text('US', 16),
  '00280102': text('US', 15),
  '00280103': text('US', 0),
});

const seriesJson = {
  '00080060': text('CS', 'CT'),
  '0020000E': text('UI', '1.2.3'),
  '00201209': text('IS', slices),
};
const study = { ...studyJson('1.2'), '00201208': text('IS', slices) };

/** An archive with one CT, which refuses what `refuse` says. */
function anArchive(
  refuse: (url: string) => number | null = () => null,
  othersMayCome: Promise<unknown> = Promise.resolve(),
) {
  return startFakeArchive(({ url }, response) => {
    const status = refuse(url);
    const frame = /instances\/1\.2\.3\.(\d+)\/frames\/1$/.exec(url)?.[1];
    const whole = /instances\/1\.2\.3\.(\d+)$/.exec(url)?.[1];
    const sendPart = (bytes: Uint8Array) => {
      response.writeHead(200, { 'Content-Type': 'multipart/related; boundary=x' });
      response.end(Buffer.concat([Buffer.from('--x\r\n\r\n'), bytes, Buffer.from('\r\n--x--')]));
    };
    if (status !== null) response.writeHead(status).end();
    else if (url.endsWith('/metadata')) {
      sendJson(
        response,
        Array.from({ length: slices }, (_, slice) => metadataOf(slice)),
      );
    } else if (frame !== undefined) {
      const bytes = new Uint8Array(Uint16Array.of(1, 2, 3, Number(frame)).buffer);
      void (frame === '1' ? Promise.resolve() : othersMayCome).then(() => sendPart(bytes));
    } else if (whole !== undefined || url.endsWith('/series/1.2.3')) {
      const attributes = {
        '00080018 UI': uidOf(Number(whole ?? 1) - 1),
        '0020000d UI': '1.2',
        '0020000e UI': '1.2.3',
      };
      sendPart(buildRadiograph({ columns: 2, rows: 2, pixels: [9, 9, 9, 9], attributes }));
    } else sendJson(response, url.includes('/series') ? [seriesJson] : [study]);
  });
}

async function openTheStudy(baseUrl: string) {
  const app = await loadApp();
  await app.connectArchive({ baseUrl, authorization: '' });
  const [found] = app.useArchiveStore.getState().results?.studies ?? [];
  if (!found) throw new Error('nothing was found');
  await app.openFromArchive([{ study: found }]);
  return app;
}

type App = Awaited<ReturnType<typeof loadApp>>;

const pixelsOf = (app: App) => {
  const frame = app.usePanesStore.getState().panes[0]?.frame;
  return frame?.status === 'ready' ? [...frame.frame.display.data] : null;
};
const countOf = (asked: readonly { url: string }[], pattern: RegExp) =>
  asked.filter(({ url }) => pattern.test(url)).length;

describe('a study of the archive', () => {
  it('is listed at once, and its first image does not wait for the others', async () => {
    let letOthersCome = () => {};
    const promise = new Promise<void>((resolve) => (letOthersCome = resolve));
    const { archive, asked } = await anArchive(undefined, promise);
    const app = await openTheStudy(archive.baseUrl);
    const [listed] = app.useWorklistStore.getState().studies;
    expect(listed?.series[0]?.images).toHaveLength(slices);
    await vi.waitFor(() => expect(pixelsOf(app)).toEqual([1, 2, 3, 1]));
    expect(countOf(asked, /instances\/[\d.]+$/)).toBe(0);
    letOthersCome();
    await app.showImage(`${uidOf(50)}#1`, 0);
    expect(pixelsOf(app)).toEqual([1, 2, 3, 51]);
  });

  it('is there after a reload, with its headers from the device and its pixels from the archive', async () => {
    const { archive, asked } = await anArchive();
    await openTheStudy(archive.baseUrl);
    await vi.waitFor(async () => {
      const storage = await (await import('#storage')).openStorage();
      expect(await storage.loadStudyFiles('1.2')).toHaveLength(slices);
    }, patience);
    const before = countOf(asked, /metadata/);
    const app = await loadApp();
    await vi.waitFor(() => expect(pixelsOf(app)).toEqual([1, 2, 3, 1]));
    expect(app.useWorklistStore.getState().studies[0]?.series[0]?.images).toHaveLength(slices);
    expect(countOf(asked, /metadata/)).toBe(before);
    // Of an archive that was taken away nothing is asked any more, and the image says why it does not come.
    app.removeArchive();
    const asking = asked.length;
    await app.showImage(`${uidOf(55)}#1`, 0);
    expect(app.usePanesStore.getState().panes[0]?.frame).toMatchObject({
      problem: { code: 'archive-not-connected', detail: { address: archive.baseUrl } },
    });
    expect(asked).toHaveLength(asking);
    // Connected once more, it comes.
    await app.connectArchive(archive);
    app.reloadPane(0);
    await vi.waitFor(() => expect(pixelsOf(app)).toEqual([1, 2, 3, 56]));
  });

  it('comes whole where the archive gives no metadata', async () => {
    const { archive, asked } = await anArchive((url) => (url.endsWith('/metadata') ? 501 : null));
    const app = await openTheStudy(archive.baseUrl);
    await vi.waitFor(() => expect(pixelsOf(app)).toEqual([9, 9, 9, 9]));
    expect(countOf(asked, /series\/1\.2\.3$/)).toBe(1);
    expect(countOf(asked, /\/frames\//)).toBe(0);
  });

  it('shows images from whole files where the archive gives no frames, and stops asking for them', async () => {
    const { archive, asked } = await anArchive((url) => (url.includes('/frames/') ? 406 : null));
    const app = await openTheStudy(archive.baseUrl);
    await vi.waitFor(() => expect(pixelsOf(app)).toEqual([9, 9, 9, 9]));
    await app.showImage(`${uidOf(50)}#1`, 0);
    expect(pixelsOf(app)).toEqual([9, 9, 9, 9]);
    await vi.waitFor(() => expect(countOf(asked, /instances\/[\d.]+$/)).toBeGreaterThan(10));
    expect(countOf(asked, /\/frames\//)).toBeLessThan(10);
  });

  it('does not open where the connection is refused on the way, which can be tried again', async () => {
    let isBroken = true;
    const { archive } = await anArchive((url) => (isBroken && /metadata/.test(url) ? 403 : null));
    const app = await openTheStudy(archive.baseUrl);
    expect(app.useArchiveStore.getState().retrievalProblem?.code).toBe('archive-not-allowed');
    expect(app.useWorklistStore.getState().studies).toEqual([]);
    isBroken = false;
    const [found] = app.useArchiveStore.getState().results?.studies ?? [];
    if (!found) throw new Error('nothing was found');
    await app.openFromArchive([{ study: found }]);
    expect(app.useWorklistStore.getState().studies).toHaveLength(1);
  });

  it('is fetched whole once studies are to stay on this device', async () => {
    const { archive, asked } = await anArchive();
    const app = await openTheStudy(archive.baseUrl);
    await app.changeKeeping(true);
    expect(countOf(asked, /instances\/[\d.]+$/)).toBe(slices);
    const storage = await (await import('#storage')).openStorage();
    const files = await storage.loadStudyFiles('1.2');
    expect(files).toHaveLength(slices);
    expect(files.some(({ origin }) => origin)).toBe(false);
  });
});

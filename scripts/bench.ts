import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { reportLanguages } from '#domain';
import { measureBesideOhif } from './bench/besideOhif';
import { countTokens } from './bench/countTokens';
import { measureNative } from './bench/nativeTimes';
import { measureOpenings } from './bench/openings';
import { openApp, openUnisolated, type ServedApp } from './bench/openApp';
import { peakMemory } from './bench/peakMemory';
import { measureRestarts } from './bench/restarts';
import {
  backToWorklist,
  forgetAll,
  lookMs,
  paintedAt,
  readSample,
  takeModelTimes,
  visit,
  type ModelTimes,
  type ReadTimes,
} from './bench/readSample';
import { median, printTable, type Row } from './bench/table';
import { timing } from './bench/timing';
import { isRuntime, isScript, watchFetches } from './bench/watchFetches';

/*
 * `npm run bench`: drives the built app in Chromium and sets what it measures against the budgets.
 * Milliseconds depend on the machine and on who else uses it, so each also stands as a multiple of a
 * yardstick, a fixed piece of arithmetic on the page's thread measured just before.
 */
const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    package: { type: 'string', default: 'models/shoken-cxr' },
    runs: { type: 'string', default: '5' },
  },
});
const runs = Number(options.runs);

/** About 2000 × 2000 pixels, as from a detector. */
const sample = 'Normal chest';
const others = ['Right pleural effusion', 'Left pneumothorax', 'Right lung mass'];

/** The first visit of all: nothing is cached. */
async function measureFirstVisit({ browser, url }: ServedApp): Promise<Row[]> {
  const context = await browser.newContext({ locale: 'en-US' });
  const listFetches = watchFetches(context);
  const page = await visit(context, url);
  await readSample(page, sample);
  const painted = await paintedAt(page);
  const fetches = await listFetches();
  await context.close();
  const before = fetches.filter(({ at }) => at < painted);
  const scripts = before.filter((each) => isScript(each.url));
  const scriptBytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  const isLate =
    fetches.some((each) => isRuntime(each.url)) && !before.some((each) => isRuntime(each.url));
  const total = fetches.reduce((sum, { bytes }) => sum + bytes, 0);
  const model = fetches.filter((each) => new URL(each.url).pathname.startsWith('/models/'));
  const modelBytes = model.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    {
      what: 'app script before the first image, gzip',
      value: scriptBytes / 1e6,
      unit: 'MB',
      limit: 1.5,
    },
    { what: 'runtime’s wasm fetched only after the image is painted', value: isLate },
    { what: 'fetched in all on a first visit, uncompressed', value: total / 1e6, unit: 'MB' },
    { what: '  of which the model package', value: modelBytes / 1e6, unit: 'MB', limit: 40 },
  ];
}

interface Visits {
  /** The first image of a visit, with the model in the cache. */
  readonly first: readonly ReadTimes[];
  /** A further image of the same visit. */
  readonly next: readonly ReadTimes[];
  readonly models: readonly ModelTimes[];
  readonly memory: number | null;
}

async function measureVisits(app: ServedApp): Promise<Visits> {
  const first: ReadTimes[] = [];
  const next: ReadTimes[] = [];
  const models: ModelTimes[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await app.browser.newContext({ locale: 'en-US' });
    // Fills the caches, as an earlier visit has.
    const earlier = await visit(context, app.url);
    await readSample(earlier, others[0] ?? sample);
    await backToWorklist(earlier);
    await earlier.close();
    const page = await visit(context, app.url);
    first.push(await readSample(page, sample));
    models.push(await takeModelTimes(page));
    await backToWorklist(page);
    next.push(await readSample(page, others[1 + (run % 2)] ?? sample));
    if (run < runs - 1) await context.close();
  }
  return { first, next, models, memory: await peakMemory(app.browser) };
}

const totalOf = ({ durations: { preprocess, encode, ground, decode } }: ModelTimes) =>
  preprocess + encode + ground + decode;

/** The same image read again and again in one visit, on as many threads as the page gets. */
async function measureThreads(app: ServedApp, context: BrowserContext): Promise<ModelTimes> {
  const page = await visit(context, app.url);
  const times: ModelTimes[] = [];
  for (let run = 0; run <= runs; run++) {
    await readSample(page, sample);
    times.push(await takeModelTimes(page));
    await forgetAll(page);
  }
  await context.close();
  // The first reading warms up.
  const [middle] = times
    .slice(1)
    .toSorted((a, b) => totalOf(a) - totalOf(b))
    .slice(runs >> 1);
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

async function describeVisits({ first, next, models, memory }: Visits): Promise<Row[]> {
  const tokens = await Promise.all(
    models.map((each) => countTokens(options.package, each.findings)),
  );
  const rates = models.map((each, i) => (tokens[i] ?? NaN) / (each.durations.decode / 1000));
  const longest = Math.max(...[...first, ...next].map(({ longestTask }) => longestTask));
  return [
    timing('click to painted image, first of a visit', first, 'image', 0.6),
    timing('click to painted image, next', next, 'image', 0.6),
    timing('painted image to regions, first of a visit, model cached', first, 'regions', 1),
    timing('painted image to regions, next', next, 'regions', 1),
    timing('painted image to report in one language, first', first, 'report', 2),
    timing('painted image to report in one language, next', next, 'report', 2),
    { what: 'decoder, tokens of all findings together', value: median(rates), unit: 'tokens/s' },
    {
      what: 'longest task of the page’s thread while the model reads',
      value: longest,
      unit: 'ms',
      limit: 50,
      note: longest === 0 ? 'none of 50 ms or more' : undefined,
    },
    memory === null
      ? { what: 'peak memory of the tab', skipped: 'this system does not tell' }
      : { what: 'peak memory of the tab', value: memory, unit: 'MB' },
  ];
}

/** The model alone, once a visit has read an image: what is left when files are small and the page is at rest. */
function describeWarm({ durations, backend }: ModelTimes): Row[] {
  const { preprocess, encode, ground, decode } = durations;
  const regions = (preprocess + encode + ground) / 1000;
  const report = regions + decode / 1000 / reportLanguages.length;
  return [
    {
      what: `model, pixels to regions (${backend.threads} threads)`,
      value: regions,
      unit: 's',
      limit: 0.6,
    },
    { what: '  to report in one language', value: report, unit: 's', limit: 1.2 },
  ];
}

function compareNative({ durations, backend }: ModelTimes): Row {
  const what = `encoder and grounding, native onnxruntime = 1 (${backend.threads} threads)`;
  const native = measureNative(options.package, backend.threads);
  if (typeof native === 'string') return { what, skipped: native };
  const ratio = (durations.encode + durations.ground) / (native.encode + native.ground);
  return { what, value: ratio, unit: '×' };
}

const app = await openApp(options.dist);
try {
  const rows = await measureBesideOhif(app, runs);
  rows.push(...(await measureFirstVisit(app)));
  rows.push(...(await measureOpenings(app, runs)));
  rows.push(...(await measureRestarts(app, { sample, other: others[0] ?? sample, runs })));
  const visits = await measureVisits(app);
  rows.push(...(await describeVisits(visits)));
  const single = await measureThreads(app, await openUnisolated(app));
  const several = await measureThreads(app, await app.browser.newContext({ locale: 'en-US' }));
  rows.push({
    what: `whole reading, WASM, ${several.backend.threads} threads against ${single.backend.threads}`,
    value: totalOf(single) / totalOf(several),
    unit: '× faster',
  });
  rows.push(...describeWarm(several));
  rows.push(compareNative(several));
  const yardstick = median([...visits.first, ...visits.next].map((read) => read.yardstick));
  printTable(
    rows,
    `median of ${runs} runs, each after ${lookMs / 1000} s on the start screen; yardstick ${yardstick.toFixed(0)} ms`,
  );
} finally {
  await app.close();
}

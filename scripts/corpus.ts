import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openApp } from './bench/openApp';
import { openInApp, type Outcome } from './corpus/openInApp';
import { readTransferSyntax } from './corpus/readTransferSyntax';

/*
 * `npm run corpus [-- FOLDER]`: opens every file of a folder in the built app, as its user would, and
 * prints what came of each. Fails where a file crashed the page, hung, threw what nobody caught or
 * left an image black without a word.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: 'dist' },
    /** Keeps a picture of each file here, to be looked at. */
    pictures: { type: 'string' },
    /** Only files whose path matches this pattern. */
    only: { type: 'string', default: '' },
    /** Only a part of them: `2/6` is the second sixth. */
    part: { type: 'string', default: '1/1' },
  },
});
const beside = fileURLToPath(new URL('../../shared/dicom', import.meta.url));
const folder = positionals[0] ?? process.env['SHOKEN_CORPUS'] ?? beside;

if (!existsSync(folder)) {
  console.log(`skipped: there is no folder ${folder}; name one: npm run corpus -- FOLDER`);
} else {
  const outcomes = await openAll(folder);
  printTotals(outcomes);
  process.exitCode = outcomes.some(({ isFault }) => isFault) ? 1 : 0;
}

async function openAll(root: string): Promise<Outcome[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => new RegExp(options.only).test(path))
    .sort();
  const asked = partOf(paths, options.part);
  const app = await openApp(options.dist);
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of openInApp(app, asked, options.pictures)) {
      outcomes.push(outcome);
      const syntax = await readTransferSyntax(outcome.path);
      const name = relative(root, outcome.path);
      const took = `${Math.round(outcome.tookMs)} ms`;
      console.log(`${name}\t${syntax || '–'}\t${took}\t${outcome.result}: ${outcome.what}`);
    }
  } finally {
    await app.close();
  }
  return outcomes;
}

function partOf(paths: readonly string[], part: string): readonly string[] {
  const [, which, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part) ?? [];
  if (which === undefined || Number(which) > Number(of)) throw new Error(`not a part: ${part}`);
  const border = (parts: number) => Math.round((parts * paths.length) / Number(of));
  return paths.slice(border(Number(which) - 1), border(Number(which)));
}

function printTotals(outcomes: readonly Outcome[]): void {
  const counts = new Map<string, number>();
  for (const { result, what } of outcomes) {
    const kind = result === 'shown' ? result : `${result}: ${what}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const times = outcomes.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const median = Math.round(times[Math.floor(times.length / 2)] ?? 0);
  const longest = Math.round(times.at(-1) ?? 0);
  console.log(`\n${outcomes.length} files, ${median} ms each in the median, ${longest} at most`);
  for (const [kind, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(5)}  ${kind}`);
  }
}

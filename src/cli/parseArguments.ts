import { parseArgs } from 'node:util';
import { reportLanguages, type Language } from '#domain';

export interface ReadArguments {
  /** Where the JSON goes. */
  readonly json: string;
  /** Written first, and of messages where the interface speaks it; all languages are written. */
  readonly language: Language;
  /** Folder of the model package. */
  readonly packageFolder: string;
  /** Of the WASM engine; null to choose by the processor. */
  readonly threads: number | null;
  readonly files: readonly string[];
}

export const usage = `Usage: npm run --silent read -- --json OUT.json [options] FILE…

Reads radiographs (DICOM, PNG, JPEG) with the app's own stages and writes what it finds.

  --json OUT.json     where to write the result (required)
  --language en|ja|zh written first, and of messages (English where zh); every image has
                      sentences and report in all three (default en)
  --package DIR       folder of the model package (default models/shoken-cxr)
  --threads N         threads of the engine (default: up to 4)
`;

/** Arguments without the program's name, or null for wrong usage. */
export function parseArguments(args: readonly string[]): ReadArguments | null {
  const parsed = parse(args);
  if (!parsed) return null;
  const { values, positionals } = parsed;
  const language = reportLanguages.find((known) => known === values.language);
  const threads = values.threads === undefined ? null : Number(values.threads);
  const isCount = threads === null || (Number.isInteger(threads) && threads >= 1 && threads <= 64);
  if (!values.json || !language || !isCount || positionals.length === 0) return null;
  return {
    json: values.json,
    language,
    packageFolder: values.package,
    threads,
    files: positionals,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        language: { type: 'string', default: 'en' },
        package: { type: 'string', default: 'models/shoken-cxr' },
        threads: { type: 'string' },
      },
    });
  } catch {
    // An option it does not know, or one without its value.
    return null;
  }
}

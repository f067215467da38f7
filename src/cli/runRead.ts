import { writeFile } from 'node:fs/promises';
import { interfaceLanguageOf, ShokenError } from '#domain';
import { createTranslator, problemMessage } from '#i18n';
import { openReader } from './openReader';
import { parseArguments, usage, type ReadArguments } from './parseArguments';
import type { ImageEntry, Output } from './output';
import { readFileImages } from './readFileImages';

/**
 * Reads the files and writes the JSON. Gives the exit status: 0 also where files could not be read, 2
 * for wrong usage, 1 where the package or the output stopped everything. `tell` gets lines for people.
 */
export async function runRead(
  args: readonly string[],
  tell: (line: string) => void,
): Promise<0 | 1 | 2> {
  const parsed = parseArguments(args);
  if (!parsed) {
    tell(usage);
    return 2;
  }
  try {
    const output = await readAll(parsed, tell);
    await writeFile(parsed.json, `${JSON.stringify(output, null, 1)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ShokenError) {
      tell(
        problemMessage(createTranslator(interfaceLanguageOf(parsed.language)), error.toProblem()),
      );
    }
    tell(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function readAll(options: ReadArguments, tell: (line: string) => void): Promise<Output> {
  const { files } = options;
  const reader = await openReader(options);
  const { engine, modelPackage } = reader;
  const { manifest, weightsHash } = modelPackage;
  const { kind, threads } = engine.backend;
  tell(`${manifest.id} ${manifest.version} on ${kind}, threads: ${threads}`);

  const images: ImageEntry[] = [];
  const start = performance.now();
  let sentences = 0;
  let replaced = 0;
  for (const file of files) {
    const entry = await readFileImages(reader, file, (reading) => {
      sentences += reading.totalSentences;
      replaced += reading.replacedSentences;
    });
    images.push(entry);
    const why = entry.reason ? `: ${entry.reason.message}` : '';
    tell(`${images.length}/${files.length} ${file} ${entry.status}${why}`);
  }
  const seconds = (performance.now() - start) / 1000;
  const rate = (files.length / seconds).toFixed(2);
  tell(`${files.length} files in ${seconds.toFixed(1)} s, ${rate} per second`);
  tell(`${sentences} sentences, ${replaced} replaced because they contradict their codes`);
  await engine.dispose();
  return {
    model: { id: manifest.id, version: manifest.version, sha256: weightsHash },
    backend: kind,
    images,
  };
}

import { openFiles } from '#dicom';
import { imagesOf, objectsOf, ShokenError } from '#domain';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sourceFile } from '../builders/sourceFiles';

/** Real files of many writers, where they lie beside the repository. */
const folder = fileURLToPath(new URL('../../../shared/dicom/files/', import.meta.url));
const isHere = existsSync(folder);
if (!isHere) console.log(`skipped: there are no real DICOM files in ${folder}`);

it.skipIf(!isHere)(
  'opens or refuses, with a reason, every file of the corpus',
  { timeout: 300_000 },
  async () => {
    const counts: Record<string, number> = {};
    const names = readdirSync(folder).sort();
    for (const name of names) {
      const { studies, rejected, frames } = await openFiles([
        sourceFile(name, readFileSync(new URL(`file://${folder}${encodeURIComponent(name)}`))),
      ]);
      const images = studies.flatMap(imagesOf);
      const objects = studies.flatMap(objectsOf);
      expect(images.length + objects.length + rejected.length, name).toBeGreaterThan(0);
      let outcome: string = rejected[0]?.problem.code ?? 'shown';
      for (const { imageId, Rows, Columns } of [...images.slice(0, 1), ...images.slice(-1)]) {
        try {
          const { display } = await frames.readFrame(imageId);
          expect([display.width, display.height], name).toEqual([Columns, Rows]);
          expect(display.max, name).toBeGreaterThanOrEqual(display.min);
        } catch (error) {
          if (!(error instanceof ShokenError)) throw error;
          outcome = error.code;
        }
      }
      for (const object of objects) {
        try {
          await frames.readObject(object);
        } catch (error) {
          if (!(error instanceof ShokenError)) throw error;
          outcome = `${object.kind}: ${error.code}`;
        }
      }
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    console.log(`${names.length} files: ${JSON.stringify(counts)}`);
    // Reports, structures, both JPEG-LS files without a group length, 12-bit JPEG and one-bit RLE among them.
    expect(counts['shown']).toBeGreaterThanOrEqual(206);
  },
);

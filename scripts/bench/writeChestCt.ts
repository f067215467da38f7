import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSlice } from '../../tests/builders/crossSections';
import { drawChestSlice } from './chestPhantom';

const size = 512;
const gapMm = 0.6;

/** Writes a CT of as many slices of 512 × 512 into a new folder of the system's temporary ones; gives the files' paths. */
export async function writeChestCt(count: number): Promise<{ folder: string; paths: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'shoken-ct-'));
  const pixelMm = 400 / size;
  const paths: string[] = [];
  for (let slice = 0; slice < count; slice++) {
    const z = (slice - count / 2) * gapMm;
    const position = [pixelMm / 2 - 200, pixelMm / 2 - 200, z] as const;
    const pixels = drawChestSlice(z, size);
    const path = join(folder, `${String(slice + 1).padStart(4, '0')}.dcm`);
    await writeFile(
      path,
      buildSlice({ slice, position, pixels, columns: size, rows: size, pixelMm }),
    );
    paths.push(path);
  }
  return { folder, paths };
}

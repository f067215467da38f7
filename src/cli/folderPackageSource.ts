import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ShokenError } from '#domain';
import type { PackageSource } from '#inference';

/** A model package in a folder on disk. */
export function folderPackageSource(folder: string): PackageSource {
  const read = async (name: string) => {
    try {
      return await readFile(join(folder, name));
    } catch (error) {
      throw new ShokenError('package-not-found', { file: join(folder, name) }, { cause: error });
    }
  };
  return {
    async manifest() {
      const text = (await read('manifest.json')).toString('utf8');
      try {
        const value: unknown = JSON.parse(text);
        return value;
      } catch (error) {
        const detail = { where: 'manifest.json', why: 'not JSON' };
        throw new ShokenError('package-invalid-manifest', detail, { cause: error });
      }
    },
    // A copy: small files come as parts of a buffer that Node shares among them.
    file: async (name) => new Uint8Array(await read(name)).buffer,
  };
}

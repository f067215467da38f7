import { chooseBackend, type BackendWish } from './chooseBackend';
import { httpPackageSource, openBrowserCache } from './httpPackageSource';
import { loadBrowserRuntime } from './loadBrowserRuntime';
import { loadPackage, type ModelPackage } from './loadPackage';
import { rehearse } from './rehearse';
import { openTokenizer } from './tokenizer';

class NotKept extends Error {}

/**
 * The package, checked, and the runtime's script, where an earlier visit has kept every file, with a reading rehearsed;
 * its manifest alone is fetched, neither weights nor WASM. Null where something is missing or wrong: that is told when
 * the package is really wanted.
 */
export async function loadKept(
  packageUrl: string,
  wish: BackendWish,
): Promise<ModelPackage | null> {
  const source = {
    ...httpPackageSource(packageUrl),
    file: () => Promise.reject(new NotKept()),
  };
  try {
    const { kind } = await chooseBackend(wish);
    await loadBrowserRuntime(kind);
    const modelPackage = await loadPackage(source, { cache: await openBrowserCache() });
    openTokenizer(modelPackage);
    rehearse(modelPackage);
    return modelPackage;
  } catch {
    return null;
  }
}

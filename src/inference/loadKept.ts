import { chooseBackend, type BackendWish } from './chooseBackend';
import { httpPackageSource, openBrowserCache } from './httpPackageSource';
import { loadBrowserRuntime } from './loadBrowserRuntime';
import { loadPackage, type ModelPackage } from './loadPackage';
import { tryRehearsal } from './rehearse';
import { openTokenizer } from './tokenizer';

class NotKept extends Error {}

interface Kept {
  readonly modelPackage: ModelPackage;
  /** Why no reading could be rehearsed: nothing but the first one's time hangs on it. Null where one was. */
  readonly trouble: string | null;
}

/**
 * The package, checked, and the runtime's script, where an earlier visit has kept every file, with a reading rehearsed;
 * its manifest alone is fetched, neither weights nor WASM. Null where something is missing or wrong: that is told when
 * the package is really wanted.
 */
export async function loadKept(packageUrl: string, wish: BackendWish): Promise<Kept | null> {
  const source = {
    ...httpPackageSource(packageUrl),
    file: () => Promise.reject(new NotKept()),
  };
  try {
    const { kind } = await chooseBackend(wish);
    await loadBrowserRuntime(kind);
    const modelPackage = await loadPackage(source, { cache: await openBrowserCache() });
    openTokenizer(modelPackage);
    return { modelPackage, trouble: tryRehearsal(modelPackage) };
  } catch {
    return null;
  }
}

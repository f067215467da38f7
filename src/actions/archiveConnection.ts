import { ShokenError, type Archive } from '#domain';
import type { Connection } from '#dicomweb';
import { useSettingsStore } from '#state';

/** The archive stage is fetched as its own chunk when the reader first asks for it. */
export const theArchive = () => import('#dicomweb');

/** The archive that the reader has set up, or another one to be tried. Throws where there is none. */
export function connectionTo(signal?: AbortSignal, archive?: Archive): Connection {
  const known = archive ?? useSettingsStore.getState().archive;
  if (known === null) throw new ShokenError('archive-address-invalid');
  return { archive: known, signal };
}

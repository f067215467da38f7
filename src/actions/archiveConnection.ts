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

/** The archive at this address, if it is still the one that the reader has set up. Throws where it is not. */
export function connectionAt(baseUrl: string, signal?: AbortSignal): Connection {
  const { archive } = useSettingsStore.getState();
  if (archive?.baseUrl !== baseUrl) {
    throw new ShokenError('archive-not-connected', { address: baseUrl });
  }
  return { archive, signal };
}

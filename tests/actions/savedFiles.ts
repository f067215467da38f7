import { vi } from 'vitest';

interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** A browser in which files can be saved, until `vi.unstubAllGlobals`; what is saved is added to the list that this gives. */
export function catchSaved(): SavedFile[] {
  const saved: SavedFile[] = [];
  let content = new Blob();
  const createObjectURL = (blob: Blob) => ((content = blob), 'blob:');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: () => undefined }));
  const createElement = () => {
    const link = {
      href: '',
      download: '',
      click: () => saved.push({ name: link.download, content }),
    };
    return link;
  };
  vi.stubGlobal('document', { createElement });
  return saved;
}

import { sourceOfBlob, type SourceFile } from './sourceFile';

/** Files dropped on the page, those in folders too. Call it in the drop event itself: the list is empty afterwards. */
export async function filesFromDrop(items: DataTransferItemList): Promise<SourceFile[]> {
  const dropped = Array.from(items, (item) =>
    item.kind === 'file' ? { entry: item.webkitGetAsEntry(), file: item.getAsFile() } : null,
  );
  const files = await Promise.all(
    dropped.map(async (item) => {
      if (item?.entry) return filesOfEntry(item.entry);
      return item?.file ? [sourceOfBlob(item.file.name, item.file)] : [];
    }),
  );
  return files.flat();
}

/** Files of a file input; one with `webkitdirectory` says their folders. */
export const filesFromList = (files: Iterable<File>): SourceFile[] =>
  Array.from(files, (file) => sourceOfBlob(file.webkitRelativePath || file.name, file));

async function filesOfEntry(entry: FileSystemEntry): Promise<SourceFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [sourceOfBlob(entry.fullPath.replace(/^\//, ''), file)];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const entries: FileSystemEntry[] = [];
  const reader = entry.createReader();
  for (;;) {
    // A reader gives a folder in portions (100 in Chromium) and an empty one at its end.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) break;
    entries.push(...portion);
  }
  return (await Promise.all(entries.map(filesOfEntry))).flat();
}

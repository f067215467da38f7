import type { ArchivedFrame, ArchivedOrigin } from '#domain';

/** A file to open: a browser's File, a ZIP's entry, a file on disk. `bytes` may be called more than once. */
export interface SourceFile {
  /** With its folders, as far as they are known. */
  readonly name: string;
  readonly bytes: () => Promise<ArrayBuffer>;
  /** The file as the browser holds it, where it does. */
  readonly blob?: Blob;
  /** Reads from and to (exclusive) a byte, where that is cheaper than reading all. */
  readonly range?: {
    readonly size: number;
    readonly read: (start: number, end: number) => Promise<ArrayBuffer>;
  };
  /** Of an image that can be had in parts, as from an archive. */
  readonly parts?: FileParts;
}

/** An image whose pixels are fetched when they are wanted. */
export interface FileParts {
  readonly origin: ArchivedOrigin;
  /** A DICOM file of all that images need but pixels. */
  readonly header: () => Promise<ArrayBuffer>;
  /** A frame, counted from 1; null where only the whole file is to be had. */
  readonly frame: (frame: number, signal?: AbortSignal) => Promise<ArchivedFrame | null>;
}

/** A File, or what the browser keeps like one: its parts are read from the disk one by one. */
export const sourceOfBlob = (name: string, blob: Blob): SourceFile => ({
  name,
  blob,
  bytes: () => blob.arrayBuffer(),
  range: {
    // Asked of a file, the browser looks on the disk and waits: not for a thousand of them at once.
    get size() {
      return blob.size;
    },
    read: (start, end) => blob.slice(start, end).arrayBuffer(),
  },
});

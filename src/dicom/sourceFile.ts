/** A file to open: a browser's File, a ZIP's entry, a file on disk. `bytes` may be called more than once. */
export interface SourceFile {
  /** With its folders, as far as they are known. */
  readonly name: string;
  readonly bytes: () => Promise<ArrayBuffer>;
}

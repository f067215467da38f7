/** One build of the app. */
export interface Version {
  readonly id: string;
  /** Paths of all that a page of it may load, but the runtime's WASM; `/` is the page itself. */
  readonly files: readonly string[];
}

/** Named by its hash: the same path is always the same bytes. */
export const isNamedByHash = (path: string) => path.startsWith('/assets/');

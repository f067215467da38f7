/** Bytes as a file to open; typed by shape, so that every stage's tests can use it. */
export const sourceFile = (name: string, bytes: Uint8Array) => ({
  name,
  bytes: () => Promise.resolve(Uint8Array.from(bytes).buffer),
});

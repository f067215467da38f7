import { open } from 'node:fs/promises';

/** Transfer Syntax UID from a file's meta header (PS3.10 7.1); '' where there is none. */
export async function readTransferSyntax(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    const at = head.indexOf(Buffer.from([0x02, 0x00, 0x10, 0x00, 0x55, 0x49]));
    if (at < 0) return '';
    const start = at + 8;
    const uid = head.toString('latin1', start, start + head.readUInt16LE(at + 6));
    return uid.replace(/[^0-9.]+$/, '');
  } finally {
    await file.close();
  }
}

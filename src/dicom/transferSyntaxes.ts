import { ShokenError } from '#domain';
import type { Codec } from './decode';

/** How a transfer syntax writes the data set and its pixels (PS3.5 annex A). */
export interface TransferSyntax {
  readonly encoding: 'implicit' | 'explicit' | 'big-endian' | 'deflated';
  readonly codec: Codec;
}

const explicit = (codec: Codec): TransferSyntax => ({ encoding: 'explicit', codec });

/** Video and JPIP are missing on purpose: they are refused by name. */
const transferSyntaxes: Readonly<Record<string, TransferSyntax>> = {
  '1.2.840.10008.1.2': { encoding: 'implicit', codec: 'none' },
  '1.2.840.10008.1.2.1': explicit('none'),
  '1.2.840.10008.1.2.1.98': explicit('encapsulated'),
  '1.2.840.10008.1.2.1.99': { encoding: 'deflated', codec: 'none' },
  '1.2.840.10008.1.2.2': { encoding: 'big-endian', codec: 'none' },
  '1.2.840.10008.1.2.4.50': explicit('jpeg'),
  '1.2.840.10008.1.2.4.51': explicit('jpeg'),
  '1.2.840.10008.1.2.4.53': explicit('jpeg'),
  '1.2.840.10008.1.2.4.55': explicit('jpeg'),
  '1.2.840.10008.1.2.4.57': explicit('jpeg'),
  '1.2.840.10008.1.2.4.70': explicit('jpeg'),
  '1.2.840.10008.1.2.4.80': explicit('jpeg'),
  '1.2.840.10008.1.2.4.81': explicit('jpeg'),
  '1.2.840.10008.1.2.4.90': explicit('jpeg2000'),
  '1.2.840.10008.1.2.4.91': explicit('jpeg2000'),
  '1.2.840.10008.1.2.4.92': explicit('jpeg2000'),
  '1.2.840.10008.1.2.4.93': explicit('jpeg2000'),
  '1.2.840.10008.1.2.4.110': explicit('jpeg-xl'),
  '1.2.840.10008.1.2.4.111': explicit('jpeg-xl'),
  '1.2.840.10008.1.2.4.112': explicit('jpeg-xl'),
  '1.2.840.10008.1.2.4.201': explicit('htj2k'),
  '1.2.840.10008.1.2.4.202': explicit('htj2k'),
  '1.2.840.10008.1.2.4.203': explicit('htj2k'),
  '1.2.840.10008.1.2.5': explicit('rle'),
  '1.2.840.10008.1.2.8.1': explicit('deflated-frame'),
};

/** What we know of a transfer syntax; null for one we cannot decode. */
export const findTransferSyntax = (uid: string): TransferSyntax | null =>
  transferSyntaxes[uid] ?? null;

/** The video codecs of PS3.5 A.4.5 to A.4.9; their fragmentable forms end in `.1`. */
const videos: readonly (readonly [RegExp, string])[] = [
  [/^1\.2\.840\.10008\.1\.2\.4\.10[01](\.1)?$/, 'MPEG-2'],
  [/^1\.2\.840\.10008\.1\.2\.4\.10[2-6](\.1)?$/, 'MPEG-4 AVC/H.264'],
  [/^1\.2\.840\.10008\.1\.2\.4\.10[78]$/, 'HEVC/H.265'],
  [/^1\.2\.840\.10008\.1\.2\.7\.[1-3]$/, 'SMPTE ST 2110'],
];

/** The problem with a transfer syntax that `findTransferSyntax` does not know. */
export function refuseTransferSyntax(TransferSyntaxUID: string): ShokenError {
  const video = videos.find(([pattern]) => pattern.test(TransferSyntaxUID));
  if (video) return new ShokenError('file-video', { compression: video[1], TransferSyntaxUID });
  const detail = { compression: TransferSyntaxUID, TransferSyntaxUID };
  return new ShokenError('file-unsupported-transfer-syntax', detail);
}

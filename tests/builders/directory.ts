import { buildDicom, transferSyntax, type DicomAttributes } from './dicomBuilder';

/** A record of a DICOMDIR with those on the level below it. */
export interface DirectoryRecord {
  readonly type: 'PATIENT' | 'STUDY' | 'SERIES' | 'IMAGE';
  readonly attributes: DicomAttributes;
  readonly below?: readonly DirectoryRecord[];
}

interface FlatRecord extends DirectoryRecord {
  readonly next: DirectoryRecord | undefined;
}

interface DirectoryOptions {
  readonly isReversed?: boolean;
  readonly isUntied?: boolean;
  readonly TransferSyntaxUID?: string;
}

/**
 * A DICOMDIR whose records are tied by offsets. `isReversed`: they lie in the file last first, which
 * the standard allows. `isUntied`: all offsets are zero, which it does not.
 */
export function buildDirectory(
  roots: readonly DirectoryRecord[],
  {
    isReversed = false,
    isUntied = false,
    TransferSyntaxUID = transferSyntax.explicit,
  }: DirectoryOptions = {},
): Uint8Array {
  const flat = flatten(roots);
  if (isReversed) flat.reverse();
  const write = (offsetOf: (record: DirectoryRecord | undefined) => number) =>
    buildDicom({
      TransferSyntaxUID,
      attributes: {
        '00080016 UI': '1.2.840.10008.1.3.10',
        '00041200 UL': offsetOf(roots[0]),
        '00041220 SQ': flat.map(({ type, attributes, below, next }) => ({
          '00041400 UL': offsetOf(next),
          '00041410 US': 0xffff,
          '00041420 UL': offsetOf(below?.[0]),
          '00041430 CS': type,
          ...attributes,
        })),
      },
    });
  // Offsets have the same length whatever they are, so a first draft tells where records will lie.
  const draft = write(() => 0);
  if (isUntied) return draft;
  const isBig = TransferSyntaxUID === transferSyntax.bigEndian;
  const starts = findAll(draft, isBig ? [0xff, 0xfe, 0xe0, 0] : [0xfe, 0xff, 0, 0xe0]);
  const records = flat.map(({ attributes }) => attributes);
  return write((record) => (record ? (starts[records.indexOf(record.attributes)] ?? 0) : 0));
}

function flatten(level: readonly DirectoryRecord[]): FlatRecord[] {
  return level.flatMap((record, index) => [
    { ...record, next: level[index + 1] },
    ...flatten(record.below ?? []),
  ]);
}

function findAll(bytes: Uint8Array, wanted: readonly number[]): number[] {
  return [...bytes.keys()].filter((at) => wanted.every((byte, i) => bytes[at + i] === byte));
}

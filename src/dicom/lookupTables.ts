import type { Dataset } from './dataset';
import type { LookupTable, Palette } from './decode';
import type { Keyword } from './tags';

/** Modality LUT or VOI LUT: the table in a LUT sequence's item (PS3.3 C.11.1.1). Null where it is not usable. */
export function readLookupTable(item: Dataset | null, isSigned: boolean): LookupTable | null {
  return item ? readTable(item, 'LUTDescriptor', item, 'LUTData', isSigned) : null;
}

const channels = ['Red', 'Green', 'Blue'] as const;

/** Palette Color Lookup Tables, plain or segmented (PS3.3 C.7.6.3.1.5, C.7.9.2). */
export function readPalette(dataset: Dataset, isSigned: boolean): Palette | null {
  const [red, green, blue] = channels.map((channel) => {
    const descriptor = `${channel}PaletteColorLookupTableDescriptor` as const;
    const plain = `${channel}PaletteColorLookupTableData` as const;
    const segmented = `Segmented${plain}` as const;
    if (dataset.has(plain)) return readTable(dataset, descriptor, dataset, plain, isSigned);
    const head = readDescriptor(dataset, descriptor, isSigned);
    if (!head || !dataset.has(segmented)) return null;
    const words =
      head.bits > 8 ? dataset.words(segmented) : Uint16Array.from(dataset.bytes(segmented));
    return { first: head.first, bits: head.bits, values: expandSegments(words, head.count) };
  });
  return red && green && blue ? [red, green, blue] : null;
}

function readDescriptor(dataset: Dataset, keyword: Keyword, isSigned: boolean) {
  const count = dataset.uint16(keyword, 0);
  const first = isSigned ? dataset.int16(keyword, 1) : dataset.uint16(keyword, 1);
  const bits = dataset.uint16(keyword, 2);
  if (count === null || first === null || bits === null) return null;
  // 0 stands for 65536, which does not fit 16 bits.
  return { count: count === 0 ? 65536 : count, first, bits };
}

function readTable(
  dataset: Dataset,
  descriptor: Keyword,
  holder: Dataset,
  data: Keyword,
  isSigned: boolean,
): LookupTable | null {
  const head = readDescriptor(dataset, descriptor, isSigned);
  if (!head) return null;
  const bytes = holder.bytes(data);
  const areBytes = head.bits <= 8 && bytes.length < head.count * 2;
  const values = areBytes ? Uint16Array.from(bytes) : holder.words(data);
  if (values.length === 0) return null;
  return { first: head.first, bits: head.bits, values: values.subarray(0, head.count) };
}

/** Segmented palettes: discrete (0), linear (1) and indirect (2) segments. */
function expandSegments(words: Uint16Array, count: number): Uint16Array {
  const values = new Uint16Array(count);
  let filled = 0;
  const push = (value: number) => {
    if (filled < count) values[filled++] = value;
  };
  const expand = (start: number, segments: number, depth: number) => {
    let at = start;
    for (
      let segment = 0;
      segment < segments && at + 1 < words.length && filled < count;
      segment++
    ) {
      const opcode = words[at]!;
      const length = words[at + 1]!;
      if (opcode === 0) {
        for (let index = 0; index < length; index++) push(words[at + 2 + index] ?? 0);
        at += 2 + length;
      } else if (opcode === 1) {
        const from = filled > 0 ? values[filled - 1]! : 0;
        const to = words[at + 2] ?? 0;
        for (let step = 1; step <= length; step++)
          push(Math.round(from + ((to - from) * step) / length));
        at += 3;
      } else if (opcode === 2 && depth === 0) {
        // The offset counts bytes (of 16-bit words) or, in 8-bit tables, entries; least significant word first.
        expand((words[at + 2] ?? 0) | ((words[at + 3] ?? 0) << 16), length, 1);
        at += 4;
      } else {
        return;
      }
    }
  };
  expand(0, Number.POSITIVE_INFINITY, 0);
  return values;
}

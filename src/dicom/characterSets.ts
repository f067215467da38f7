/**
 * Text of a DICOM string in its Specific Character Set (PS3.3 C.12.1.1.2, PS3.5 6.1).
 * Single-byte and multi-byte sets without code extensions go straight to a TextDecoder; ISO 2022
 * escapes are split here, because no TextDecoder follows DICOM's rules for them.
 */

/** Encoding labels of the WHATWG Encoding Standard for each defined term without code extensions. */
const encodings: Readonly<Record<string, string>> = {
  '': 'latin1',
  'ISO_IR 6': 'latin1',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 148': 'iso-8859-9',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  'ISO_IR 203': 'iso-8859-15',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

type HighSet = { readonly encoding: string };
type LowSet = 'ascii' | 'jis-x-0208' | 'jis-x-0212';

/** What an escape sequence (without its ESC) designates, to G0 (codes below 0x80) or to G1. */
const escapes: Readonly<Record<string, { readonly low?: LowSet; readonly high?: HighSet }>> = {
  '(B': { low: 'ascii' },
  '(J': { low: 'ascii' },
  '$@': { low: 'jis-x-0208' },
  $B: { low: 'jis-x-0208' },
  '$(D': { low: 'jis-x-0212' },
  ')I': { high: { encoding: 'shift_jis' } },
  '$)C': { high: { encoding: 'euc-kr' } },
  '$)A': { high: { encoding: 'gbk' } },
  '-A': { high: { encoding: 'latin1' } },
  '-B': { high: { encoding: 'iso-8859-2' } },
  '-C': { high: { encoding: 'iso-8859-3' } },
  '-D': { high: { encoding: 'iso-8859-4' } },
  '-F': { high: { encoding: 'iso-8859-7' } },
  '-G': { high: { encoding: 'iso-8859-6' } },
  '-H': { high: { encoding: 'iso-8859-8' } },
  '-L': { high: { encoding: 'iso-8859-5' } },
  '-M': { high: { encoding: 'iso-8859-9' } },
  '-T': { high: { encoding: 'windows-874' } },
  '-b': { high: { encoding: 'iso-8859-15' } },
};

const decoders = new Map<string, TextDecoder>();

function decodeAs(encoding: string, bytes: Uint8Array): string {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes);
}

const encodingOf = (term: string) => {
  const plain = term.trim().replace(/^ISO[ _-]2022[ _-]IR[ _-]/i, 'ISO_IR ');
  const spelled = plain.toUpperCase().replace(/^ISO[ -]IR[ _-]?/, 'ISO_IR ');
  if (/^(ISO_IR 192|UTF-?8)$/.test(spelled)) return 'utf-8';
  return encodings[spelled] ?? encodings[plain] ?? 'latin1';
};

/** Text of `bytes`; `terms` are the values of Specific Character Set, in order. Never throws. */
export function decodeText(bytes: Uint8Array, terms: readonly string[]): string {
  const initial = encodingOf(terms[0] ?? '');
  const ignoresEscapes = initial === 'utf-8' || initial.startsWith('gb');
  if (ignoresEscapes || !bytes.includes(0x1b)) return decodeAs(initial, bytes);
  return decodeWithEscapes(bytes, initial);
}

const isReset = (byte: number) =>
  byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d || byte === 0x5c;

function decodeWithEscapes(bytes: Uint8Array, initial: string): string {
  let text = '';
  let low: LowSet = 'ascii';
  let high = initial;
  let start = 0;
  const flush = (end: number) => {
    text += decodeRun(bytes.subarray(start, end), low, high);
    start = end;
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0x1b) {
      const escape = escapeAt(bytes, at + 1);
      if (!escape) continue;
      flush(at);
      low = escape.low ?? low;
      high = escape.high?.encoding ?? high;
      start = at + 1 + escape.length;
      at = start - 1;
    } else if (low === 'ascii' && isReset(byte)) {
      // PS3.5 6.1.2.5.3: the initial sets are active again after a control character or a delimiter.
      flush(at + 1);
      high = initial;
    }
  }
  flush(bytes.length);
  return text;
}

function escapeAt(bytes: Uint8Array, at: number) {
  for (const length of [3, 2]) {
    const designated = escapes[String.fromCharCode(...bytes.subarray(at, at + length))];
    if (designated) return { ...designated, length };
  }
  return null;
}

/** JIS X 0208 and 0212 are the two planes of EUC-JP, whose bytes carry the high bit. */
function decodeRun(bytes: Uint8Array, low: LowSet, high: string): string {
  if (bytes.length === 0) return '';
  if (low === 'ascii') return decodeAs(high, bytes);
  const euc: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (low === 'jis-x-0212') euc.push(0x8f);
    euc.push(bytes[at]! | 0x80, bytes[at + 1]! | 0x80);
  }
  return decodeAs('euc-jp', Uint8Array.from(euc));
}

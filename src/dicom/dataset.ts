import type { ByteArrayParser, DataSet, Element } from 'dicom-parser';
import { decodeText } from './characterSets';
import { tags, type Keyword } from './tags';

/** Attributes of one data set or sequence item by keyword. Absent attributes read as '' or null, never as errors. */
export class Dataset {
  readonly TransferSyntaxUID: string;
  readonly #parsed: DataSet;
  readonly #characterSets: readonly string[];
  /** Of the file, bytes that follow those that were read. */
  readonly #unreadLength: number;
  /** The first letters of a tag of the overlay group that this view reads: `x6000`, `x6002` … */
  #overlayPrefix = 'x6000';

  constructor(
    parsed: DataSet,
    TransferSyntaxUID: string,
    inherited: readonly string[] = [],
    unreadLength = 0,
  ) {
    this.#parsed = parsed;
    this.#unreadLength = unreadLength;
    this.TransferSyntaxUID = TransferSyntaxUID;
    const own = this.#ascii('SpecificCharacterSet');
    this.#characterSets = own === '' ? inherited : own.split('\\').map((term) => term.trim());
  }

  has(keyword: Keyword): boolean {
    return this.element(keyword) !== null;
  }

  /** dicom-parser's element, for offsets and fragments; null if absent. */
  element(keyword: Keyword): Element | null {
    const tag = tags[keyword];
    const isOverlay = tag.startsWith('x6000');
    return this.#parsed.elements[isOverlay ? this.#overlayPrefix + tag.slice(5) : tag] ?? null;
  }

  get isBigEndian(): boolean {
    return this.TransferSyntaxUID === '1.2.840.10008.1.2.2';
  }

  /** The same data set with the overlay attributes of group 6000 + 2 × `index`. */
  overlayGroup(index: number): Dataset {
    const view = new Dataset(this.#parsed, this.TransferSyntaxUID, this.#characterSets);
    view.#overlayPrefix = `x60${(index * 2).toString(16).padStart(2, '0')}`;
    return view;
  }

  /** The same data set, its pixels in another transfer syntax than its attributes. */
  withPixelsIn(TransferSyntaxUID: string): Dataset {
    return new Dataset(this.#parsed, TransferSyntaxUID, this.#characterSets);
  }

  /** The value's bytes, not copied; empty if absent. */
  bytes(keyword: Keyword): Uint8Array {
    const element = this.element(keyword);
    if (!element) return new Uint8Array(0);
    return this.bytesAt(element.dataOffset, element.length);
  }

  bytesAt(offset: number, length: number): Uint8Array {
    return this.#parsed.byteArray.subarray(offset, offset + length);
  }

  /** How many bytes of a value are really there: a file may end before the length it states. */
  lengthPresent({ dataOffset, length }: Element): number {
    const end = this.#parsed.byteArray.length + this.#unreadLength;
    return Math.max(0, Math.min(length, end - dataOffset));
  }

  /** Where the data set begins in the bytes of its file. */
  offsetIn(bytes: Uint8Array): number {
    return this.#parsed.byteArray.byteOffset - bytes.byteOffset;
  }

  pixelElement(): Element | null {
    return (
      this.element('PixelData') ??
      this.element('FloatPixelData') ??
      this.element('DoubleFloatPixelData')
    );
  }

  /** All of a text's values, decoded and trimmed. */
  strings(keyword: Keyword): string[] {
    return this.text(keyword)
      .split('\\')
      .map((value) => value.trim());
  }

  /** The first value, decoded and trimmed; '' if absent. */
  string(keyword: Keyword): string {
    return this.strings(keyword)[0] ?? '';
  }

  /** The whole value, decoded, without padding at its end. */
  text(keyword: Keyword): string {
    return decodeText(this.bytes(keyword), this.#characterSets).replace(/[\0 ]+$/, '');
  }

  /** Numbers of a decimal or integer string; what is not a number is left out. */
  numbers(keyword: Keyword): number[] {
    const text = this.#ascii(keyword);
    if (text === '') return [];
    return text.split('\\').map(Number.parseFloat).filter(Number.isFinite);
  }

  number(keyword: Keyword): number | null {
    return this.numbers(keyword)[0] ?? null;
  }

  uint16(keyword: Keyword, index = 0): number | null {
    return this.#word(keyword, index, 2, (parser, bytes, at) => parser.readUint16(bytes, at));
  }

  int16(keyword: Keyword, index = 0): number | null {
    return this.#word(keyword, index, 2, (parser, bytes, at) => parser.readInt16(bytes, at));
  }

  uint32(keyword: Keyword): number | null {
    return this.#word(keyword, 0, 4, (parser, bytes, at) => parser.readUint32(bytes, at));
  }

  /** 32-bit floating point values (FL). */
  floats(keyword: Keyword): number[] {
    return this.#fours(keyword, (view, at) => view.getFloat32(at, !this.isBigEndian));
  }

  /** Signed 32-bit values (SL). */
  int32s(keyword: Keyword): number[] {
    return this.#fours(keyword, (view, at) => view.getInt32(at, !this.isBigEndian));
  }

  float64(keyword: Keyword): number | null {
    return this.#word(keyword, 0, 8, (parser, bytes, at) => parser.readDouble(bytes, at));
  }

  /** Unsigned 16-bit words in the data set's byte order. */
  words(keyword: Keyword): Uint16Array {
    const bytes = this.bytes(keyword);
    const words = new Uint16Array(bytes.length >> 1);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < words.length; at++) words[at] = view.getUint16(at * 2, !this.isBigEndian);
    return words;
  }

  items(keyword: Keyword): Dataset[] {
    const items = this.element(keyword)?.items ?? [];
    return items.flatMap(({ dataSet }) =>
      dataSet ? [new Dataset(dataSet, this.TransferSyntaxUID, this.#characterSets)] : [],
    );
  }

  item(keyword: Keyword): Dataset | null {
    return this.itemAt(keyword, 0);
  }

  /** One item without wrapping the others: enhanced objects have thousands. */
  itemAt(keyword: Keyword, index: number): Dataset | null {
    const dataSet = this.element(keyword)?.items?.[index]?.dataSet;
    return dataSet ? new Dataset(dataSet, this.TransferSyntaxUID, this.#characterSets) : null;
  }

  #ascii(keyword: Keyword): string {
    return decodeText(this.bytes(keyword), []).replace(/[\0 ]+$/, '');
  }

  #fours(keyword: Keyword, read: (view: DataView, at: number) => number): number[] {
    const bytes = this.bytes(keyword);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: bytes.length >> 2 }, (_, index) => read(view, index * 4));
  }

  #word(
    keyword: Keyword,
    index: number,
    size: number,
    read: (parser: ByteArrayParser, bytes: Uint8Array, at: number) => number,
  ): number | null {
    const element = this.element(keyword);
    if (!element || element.length < (index + 1) * size) return null;
    const parser = element.parser ?? this.#parsed.byteArrayParser;
    return read(parser, this.#parsed.byteArray, element.dataOffset + index * size);
  }
}

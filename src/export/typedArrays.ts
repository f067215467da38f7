import { z } from 'zod';

/*
 * Typed arrays in JSON. Masks are long runs of equal values, so they are run-length encoded; attention
 * is short and written number by number, which gives float32 back exactly.
 */

const encodedArray = z.discriminatedUnion('encoding', [
  z.object({
    encoding: z.literal('run-lengths'),
    /** Lengths of runs of 0 and 1 in turn, beginning with 0. */
    runs: z.array(z.number().int().nonnegative()),
  }),
  z.object({ encoding: z.literal('float32'), values: z.array(z.number()) }),
]);

/** A replacer for `JSON.stringify`. A `Uint8Array` must hold 0 and 1 only. */
export function encodeTypedArrays(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { encoding: 'run-lengths', runs: runLengths(value) };
  if (value instanceof Float32Array) return { encoding: 'float32', values: Array.from(value) };
  return value;
}

/** A reviver for `JSON.parse`; what is not one of our encodings passes unchanged. */
export function decodeTypedArrays(_key: string, value: unknown): unknown {
  const parsed = encodedArray.safeParse(value);
  if (!parsed.success) return value;
  return parsed.data.encoding === 'float32'
    ? new Float32Array(parsed.data.values)
    : fromRunLengths(parsed.data.runs);
}

function runLengths(bits: Uint8Array): number[] {
  const runs: number[] = [];
  let current = 0;
  let start = 0;
  for (let index = 0; index <= bits.length; index++) {
    if (index < bits.length && bits[index] === current) continue;
    runs.push(index - start);
    start = index;
    current = 1 - current;
  }
  return runs;
}

function fromRunLengths(runs: readonly number[]): Uint8Array {
  const bits = new Uint8Array(runs.reduce((sum, run) => sum + run, 0));
  let start = 0;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 1) bits.fill(1, start, start + run);
    start += run;
  }
  return bits;
}

import { ShokenError } from '#domain';
import { Validator, type Schema } from '@cfworker/json-schema';
import reviewSchema from './review.schema.json' with { type: 'json' };
import { decodeTypedArrays } from './typedArrays';
import type { ReviewDocument } from './writeReviewJson';

/**
 * Reads what `writeReviewJson` wrote, typed arrays restored. Checked against `review.schema.json` and
 * for masks of the stated size; throws `file-unsupported-object` with the place that does not fit.
 */
export function readReviewJson(text: string): ReviewDocument {
  const raw = parse(text);
  // The file is a JSON Schema of draft 2020-12; TypeScript sees only the literal.
  const result = new Validator(reviewSchema as Schema, '2020-12').validate(raw);
  if (!result.valid) {
    const where = result.errors.at(-1)?.instanceLocation ?? '';
    throw new ShokenError('file-unsupported-object', { keyword: where });
  }
  // What the schema has just confirmed.
  const document = JSON.parse(text, decodeTypedArrays) as Partial<ReviewDocument> &
    Omit<ReviewDocument, 'measurements'>;
  refuseWrongMasks(document);
  // Documents of before there were measurements have none.
  const { review, reading, measurements = [] } = document;
  return { review, reading, measurements };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ShokenError('file-unsupported-object', { keyword: '' }, { cause: error });
  }
}

/** A schema cannot say that the runs of a mask add up to its area. */
function refuseWrongMasks(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if ('data' in value && value.data instanceof Uint8Array) {
    const { width, height } = value as { width?: unknown; height?: unknown };
    const isFull = Number(width) * Number(height) === value.data.length;
    if (!isFull) throw new ShokenError('file-unsupported-object', { keyword: 'mask' });
  }
  for (const inner of Object.values(value)) refuseWrongMasks(inner);
}

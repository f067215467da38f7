import { reportLanguages, type FindingId, type Language, type ModelManifest } from '#domain';
import { pauseForCancel } from './cancel';
import type { DecoderPast, Encoded, Graphs } from './graphs';

/** One row of the batch: a finding and what is known of it. */
export interface DecoderRow {
  readonly finding: FindingId;
  /** Presence, side, zone, extent and perhaps context as numbers of `manifest.decoder.codes`; 0 is not given. */
  readonly codes: readonly number[];
  /** `[D]`, from the grounding graph. */
  readonly state: Float32Array;
}

export interface Decoded {
  /** Without the end token. */
  readonly tokens: readonly number[];
  /** `[T]`: mean over the tokens of where the decoder looked, largest 1. */
  readonly attention: Float32Array;
}

/** Languages in which the package's decoder writes. */
export function writtenLanguages({ tokens }: ModelManifest): Language[] {
  return reportLanguages.filter((language) => tokens.language[language] !== undefined);
}

/**
 * Writes a sentence per row, all rows as one batch, greedily, until each has ended. `onStep` hears the
 * share of the longest possible sentence. Throws for a language it does not write.
 */
export async function decodeSentences(
  graphs: Graphs,
  manifest: ModelManifest,
  language: Language,
  rows: readonly DecoderRow[],
  encoded: Encoded,
  onStep?: (progress: number) => void,
  signal?: AbortSignal,
): Promise<Decoded[]> {
  const { tokens: special, decoder } = manifest;
  const languageToken = special.language[language];
  if (languageToken === undefined) throw new RangeError(`The decoder does not write ${language}`);
  const states = joinStates(rows);
  const codes = rows.map((row) => row.codes);
  const written = rows.map(() => ({
    tokens: [] as number[],
    attention: null as Float32Array | null,
  }));
  const isDone = rows.map(() => false);
  let past: DecoderPast | null = null;
  let ids: readonly (readonly number[])[] = rows.map(({ finding }) => [
    languageToken,
    special.task.report,
    special.finding[finding],
  ]);
  for (let step = 0; step < decoder.maximumTokens && isDone.includes(false); step++) {
    await pauseForCancel(signal);
    onStep?.(step / decoder.maximumTokens);
    const out = await graphs.decode({ ids, codes, states, tokens: encoded.tokens, past });
    past = out.past;
    const chosen = out.logits.map(indexOfLargest);
    written.forEach((row, i) => {
      if (isDone[i]) return;
      if (chosen[i] === special.eos) {
        isDone[i] = true;
        return;
      }
      row.tokens.push(chosen[i]!);
      row.attention = addTo(row.attention, out.attention[i]!);
    });
    // A row that has ended runs on until the others have; what it says then is not looked at.
    ids = chosen.map((token) => [token]);
  }
  return written.map(({ tokens, attention }) => ({
    tokens,
    attention: withLargestOne(attention ?? new Float32Array(encoded.tokens.dims[1] ?? 0)),
  }));
}

function joinStates(rows: readonly DecoderRow[]): Float32Array {
  const length = rows[0]?.state.length ?? 0;
  const states = new Float32Array(rows.length * length);
  rows.forEach(({ state }, i) => states.set(state, i * length));
  return states;
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

function addTo(sum: Float32Array | null, values: Float32Array): Float32Array {
  return sum ? sum.map((value, i) => value + values[i]!) : values.slice();
}

/** The mean over the tokens differs from the sum by a factor, which goes here. */
function withLargestOne(weights: Float32Array): Float32Array {
  const largest = Math.max(...weights);
  return largest > 0 ? weights.map((weight) => weight / largest) : weights;
}

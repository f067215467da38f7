import { Tokenizer } from '@huggingface/tokenizers';
import { ShokenError } from '#domain';
import { packageJson, type ModelPackage } from './loadPackage';

/** Token ids to words and back. */
export interface PhraseTokenizer {
  decode(tokens: readonly number[]): string;
  encode(phrase: string): number[];
}

const opened = new WeakMap<ModelPackage, PhraseTokenizer>();

/** Opens the package's `tokenizer.json`, once. */
export function openTokenizer(modelPackage: ModelPackage): PhraseTokenizer {
  const known = opened.get(modelPackage);
  if (known) return known;
  const tokenizer = readTokenizer(modelPackage);
  opened.set(modelPackage, tokenizer);
  return tokenizer;
}

function readTokenizer(modelPackage: ModelPackage): PhraseTokenizer {
  const entry = modelPackage.manifest.tokenizer;
  const content = packageJson(modelPackage, entry);
  if (typeof content !== 'object' || content === null) {
    throw new ShokenError('package-invalid-manifest', { where: entry.file, why: 'not an object' });
  }
  const tokenizer = new Tokenizer(content, {});
  return {
    // The library takes no empty list; a decoder that ends at once writes one.
    decode: (tokens) =>
      tokens.length === 0
        ? ''
        : tokenizer
            .decode([...tokens], { skip_special_tokens: true, clean_up_tokenization_spaces: false })
            .trim(),
    encode: (phrase) => tokenizer.encode(phrase, { add_special_tokens: false }).ids,
  };
}

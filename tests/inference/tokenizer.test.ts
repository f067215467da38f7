import { beforeAll, describe, expect, it } from 'vitest';
import { openTokenizer, type PhraseTokenizer } from '../../src/inference/tokenizer';
import { readExpected } from '../../src/inference/runSelfTest';
import { loadTinyPackage } from './tinyPackage';

let tokenizer: PhraseTokenizer;
beforeAll(async () => {
  tokenizer = openTokenizer(await loadTinyPackage());
});

describe('openTokenizer', () => {
  it('encodes names as the training code does', async () => {
    const { manifest } = await loadTinyPackage();
    for (const { name, query } of manifest.findings) {
      expect(tokenizer.encode(name.en)).toEqual(query);
    }
  });

  it('decodes each language and leaves special tokens out', async () => {
    const modelPackage = await loadTinyPackage();
    const { tokens } = readExpected(modelPackage, modelPackage.manifest.golden[0]!);
    const { eos, pad } = modelPackage.manifest.tokens;
    expect(tokenizer.decode([pad, ...tokens.en![0]!, eos])).toBe('No lung opacity.');
    expect(tokenizer.decode(tokens.ja![0]!)).toBe('肺野陰影を認めない。');
    expect(tokenizer.decode(tokens.zh![0]!)).toBe('未见片状阴影。');
  });

  it.each(['right lower zone', '両側の胸水', 'ß ☃ 12%'])(
    'gives back "%s" as it took it',
    (text) => {
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    },
  );

  it('decodes no tokens to no words', () => {
    expect(tokenizer.decode([])).toBe('');
  });
});

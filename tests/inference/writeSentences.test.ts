import { describe, expect, it } from 'vitest';
import type { ContextBearing } from '#domain';
import { codesOf } from '../../src/inference/readFindings';
import { writeSentences } from '../../src/inference/writeSentences';
import { aFinding } from '../builders/finding';
import { loadTinyPackage } from './tinyPackage';

const effusion = aFinding('2.25.1');
const inKeeping = 'Moderate left pleural effusion, in keeping with the indication.';

/** What becomes of a decoder's words. */
function writtenOf(text: string, bearing: ContextBearing | null) {
  const decoded = [{ tokens: [], attention: new Float32Array(4) }];
  const tokenizer = { encode: () => [], decode: () => text };
  return writeSentences([effusion], [bearing], decoded, 'en', tokenizer)[0]?.sentences.en;
}

describe('the clinical context in a sentence', () => {
  it('stands where it bears on the finding', () => {
    expect(writtenOf(inKeeping, 'asked')).toEqual({ text: inKeeping, source: 'decoder' });
  });

  it('replaces the sentence where it does not', () => {
    const replaced = { source: 'codes', replaced: inKeeping };
    expect(writtenOf(inKeeping, null)).toMatchObject(replaced);
    expect(writtenOf(inKeeping, 'inflamed')).toMatchObject(replaced);
  });

  it('replaces the sentence where it is garbled, or its bytes make no characters', () => {
    const garbled = [
      'Moderate left pleural effusion, in keeping with the indication signs.',
      'Moderate left pleural effusion\uFFFD.',
    ];
    for (const text of garbled) {
      expect(writtenOf(text, 'asked')).toMatchObject({ source: 'codes', replaced: text });
    }
  });

  it('is told to a decoder that hears of it, and to no other', async () => {
    const { manifest } = await loadTinyPackage();
    expect(codesOf(effusion, manifest, 'asked')).toHaveLength(4);
    const codes = { ...manifest.decoder.codes, context: ['asked', 'inflamed'] };
    const hearing = { ...manifest, decoder: { ...manifest.decoder, codes } };
    expect(codesOf(effusion, hearing, 'inflamed').at(-1)).toBe(2);
    expect(codesOf(effusion, hearing, null).at(-1)).toBe(0);
  });
});

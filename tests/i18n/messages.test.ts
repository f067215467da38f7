import { describe, expect, it } from 'vitest';
import { errorCodes } from '#domain';
import {
  createTranslator,
  formatDate,
  messages,
  problemMessage,
  translatorOf,
  type Message,
  type MessageKey,
} from '#i18n';

const keys = Object.keys(messages.en) as MessageKey[];
const formsOf = (message: Message) =>
  typeof message === 'string' ? [message] : Object.values(message);
const placeholdersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const allPlaceholders = (message: Message) =>
  [...new Set(formsOf(message).flatMap(placeholdersOf))].sort();

describe('messages', () => {
  it.each(keys)('%s asks for the same values in both languages', (key) => {
    expect(allPlaceholders(messages.ja[key])).toEqual(allPlaceholders(messages.en[key]));
  });

  it('leave nothing empty', () => {
    for (const table of Object.values(messages)) {
      for (const key of keys) {
        for (const form of formsOf(table[key])) {
          expect(form.trim() === '' && !key.endsWith('separator') ? key : '').toBe('');
        }
      }
    }
  });

  it('are Japanese in Japanese, but for names and bare values', () => {
    const same = keys.filter(
      (key) => JSON.stringify(messages.ja[key]) === JSON.stringify(messages.en[key]),
    );
    expect(same.sort()).toEqual(
      [
        'app.name',
        'backend.webgpu',
        'card.size',
        'language.en',
        'language.ja',
        'language.zh',
        'language.short.en',
        'language.short.ja',
        'language.short.zh',
        'viewer.mm',
        'viewer.slabOf',
        'viewer.slicePlace',
        'worklist.column.ai',
      ].sort(),
    );
  });
});

describe('problemMessage', () => {
  const noPixels = (modality: string) =>
    problemMessage(createTranslator('en'), { code: 'file-no-pixels', detail: { modality } });

  it('says what an object without a picture is', () => {
    expect(noPixels('SR')).toMatch(/it is a structured report \(SR\)/);
    expect(noPixels('CT')).toMatch(/it is the header of an image \(CT\) without its pixels/);
    expect(noPixels('')).toMatch(/it is an object that does not say what it is/);
  });

  it('counts the images that make no volume, and says what would', () => {
    const say = (count: number) =>
      problemMessage(createTranslator('en'), { code: 'volume-too-few', detail: { count } });
    expect(say(1)).toBe('No reformats: one image makes no volume. Open the whole series.');
    expect(say(2)).toMatch(/^No reformats: 2 images are too few/);
  });

  it('names the compression that cannot be read', () => {
    const detail = { compression: 'MPEG-2' };
    const say = (code: 'file-video' | 'file-unsupported-transfer-syntax') =>
      problemMessage(createTranslator('ja'), { code, detail });
    expect(say('file-video')).toContain('動画（MPEG-2）');
    expect(say('file-unsupported-transfer-syntax')).toContain('（MPEG-2）');
  });
});

describe('createTranslator', () => {
  it('chooses the plural form of the language and writes numbers its way', () => {
    const en = createTranslator('en');
    expect(en('ai.summary.findings', { count: 1 })).toBe('AI: 1 finding');
    expect(en('ai.summary.findings', { count: 2 })).toBe('AI: 2 findings');
    expect(en('worklist.rejected', { count: 1200 })).toBe('1,200 files were not opened');
    expect(createTranslator('ja')('ai.summary.findings', { count: 1 })).toBe('AI：所見 1件');
  });

  it('falls back to the form `other` where a language needs no more', () => {
    const t = translatorOf('en', { ...messages.en, 'ai.state.findings': { other: '{count}!' } });
    expect(t('ai.state.findings', { count: 1 })).toBe('1!');
  });

  it('never shows a placeholder that got no value', () => {
    expect(createTranslator('en')('notice.saved')).not.toContain('{');
  });
});

describe('problemMessage', () => {
  it.each(errorCodes)('says something of its own for %s in each language', (code) => {
    for (const language of ['en', 'ja'] as const) {
      const words = problemMessage(createTranslator(language), { code, detail: {} });
      const others = errorCodes
        .filter((other) => other !== code)
        .map((other) => problemMessage(createTranslator(language), { code: other, detail: {} }));
      expect(words.length).toBeGreaterThan(8);
      expect(others).not.toContain(words);
    }
  });
});

describe('formatDate', () => {
  it('writes a DICOM date with hyphens and leaves anything else as it is', () => {
    expect(formatDate('20261122')).toBe('2026-11-22');
    expect(formatDate('')).toBe('');
    expect(formatDate('2026.11.22')).toBe('2026.11.22');
  });
});

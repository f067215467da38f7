import { describe, expect, it } from 'vitest';
import type { Finding, ReadingState } from '#domain';
import { createTranslator } from '#i18n';
import { summarizeReading } from '../../src/ui/readingSummary';
import { aFinding, aReading } from '../builders/finding';

const done = (...findings: Finding[]): ReadingState => ({
  status: 'done',
  reading: aReading(findings, { backend: { kind: 'wasm', threads: 2, reason: 'no-adapter' } }),
});
const absent = aFinding('3', { presence: 'absent' });
const summary = (
  reading: ReadingState | undefined,
  changes: Partial<Parameters<typeof summarizeReading>[1]> = {},
  language: 'en' | 'ja' = 'en',
) =>
  summarizeReading(createTranslator(language), {
    reading,
    download: null,
    isAiOn: true,
    isHidden: false,
    signature: null,
    ...changes,
  });

describe('the line on the image', () => {
  it('tells not run, switched off, refused, failed and nothing found apart', () => {
    const problem = (code: 'scope-view' | 'inference-failed') => ({ code, detail: {} });
    const lines = [
      summary(undefined),
      summary(undefined, { isAiOn: false }),
      summary({ status: 'refused', problem: problem('scope-view') }),
      summary({ status: 'failed', problem: problem('inference-failed') }),
      summary(done(absent)),
    ];
    expect(lines).toEqual([
      'AI: not run',
      'AI: switched off, not run',
      'AI: refused: this view is not supported. The model reads frontal (PA, AP) radiographs only.',
      'AI: failed. The model stopped with an error. Run AI again, or read without it; your own work is kept.',
      'AI: ran, nothing found · not verified',
    ]);
  });

  it('gives a reason in one sentence on the image, where it hides what lies below', () => {
    const refused = {
      status: 'refused',
      problem: { code: 'scope-view', detail: {} },
    } as const;
    const brief = { isBrief: true };
    expect(summary(refused, brief)).toBe('AI: refused: this view is not supported.');
    expect(summary(refused, brief, 'ja')).toBe('AI：対象外：この撮影方向は対象外です。');
    const failed = { status: 'failed', problem: { code: 'inference-failed', detail: {} } } as const;
    expect(summary(failed, brief)).toBe('AI: failed. The model stopped with an error.');
  });

  it('counts what is present and what the model abstained from, not what is absent', () => {
    const reading = done(aFinding('1'), aFinding('2', { presence: 'undetermined' }), absent);
    expect(summary(reading)).toBe('AI: 1 finding, 1 undetermined · not verified');
    expect(summary(reading, {}, 'ja')).toBe('AI：所見 1件、判定保留 1件 · 未確認');
  });

  it('names the reader once signed', () => {
    const signature = { reader: 'Dr. A', at: '', language: 'en', text: '' } as const;
    expect(summary(done(aFinding('1')), { signature })).toBe('AI: 1 finding · signed by Dr. A');
  });

  it('counts megabytes while the model is fetched and percent while it writes', () => {
    const running = (step: 'download' | 'decode'): ReadingState => ({
      status: 'running',
      step,
      progress: 0.5,
    });
    const download = { loadedBytes: 4_200_000, totalBytes: 18_000_000 };
    expect(summary(running('download'), { download })).toBe('AI: downloading model 4.2 of 18 MB');
    expect(summary(running('decode'))).toBe('AI: writing sentences 50 %');
  });
});

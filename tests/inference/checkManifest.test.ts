import { describe, expect, it } from 'vitest';
import { checkManifest } from '#inference';
import { tinySource } from './tinyPackage';

/** The manifest with one value replaced, or taken out if `undefined`. */
async function changed(path: string, value: unknown): Promise<unknown> {
  const text = JSON.stringify(await tinySource.manifest());
  const manifest: unknown = JSON.parse(text);
  const names = path.split('/');
  const last = names.pop()!;
  let place = manifest as Record<string, unknown>;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return manifest;
}

describe('checkManifest', () => {
  it('accepts a manifest that follows the schema', async () => {
    const manifest = await tinySource.manifest();
    expect(checkManifest(manifest)).toBe(manifest);
  });

  it.each([
    ['a missing field', 'anatomy', undefined],
    ['a field it does not know', 'extra', 1],
    ['a finding of another name', 'findings/0/id', 'flu'],
    ['a file outside the package', 'tokenizer/file', '../x'],
    ['a hash that is none', 'tokenizer/sha256', 'abc'],
    ['a size the strides do not divide', 'input/size', 500],
    ['thresholds the wrong way round', 'findings/1/thresholds', { present: 0.2, absent: 0.4 }],
  ])('refuses %s and says where', async (_, path, value) => {
    const manifest = await changed(path, value);
    const where = value === undefined ? '' : path.replace('/1/', '/atelectasis/');
    expect(() => checkManifest(manifest)).toThrow(
      expect.objectContaining({
        code: 'package-invalid-manifest',
        detail: expect.objectContaining({ where }) as unknown,
      }),
    );
  });

  it('refuses what is no object', () => {
    expect(() => checkManifest('manifest')).toThrow(/package-invalid-manifest/);
  });
});

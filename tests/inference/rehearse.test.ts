import { expect, it } from 'vitest';
import { tryRehearsal } from '../../src/inference/rehearse';
import { loadTinyPackage } from './tinyPackage';

it('a reading is rehearsed on whatever size of input a package has', async () => {
  expect(tryRehearsal(await loadTinyPackage())).toBeNull();
});

it('a rehearsal that fails says why', async () => {
  const modelPackage = await loadTinyPackage();
  const input = { ...modelPackage.manifest.input, size: -1 };
  const broken = { ...modelPackage, manifest: { ...modelPackage.manifest, input } };
  expect(tryRehearsal(broken)).toMatch(/length/i);
});

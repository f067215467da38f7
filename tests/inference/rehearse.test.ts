import { expect, it } from 'vitest';
import { rehearse } from '../../src/inference/rehearse';
import { loadTinyPackage } from './tinyPackage';

it('a reading is rehearsed on whatever size of input a package has', async () => {
  const modelPackage = await loadTinyPackage();
  expect(() => rehearse(modelPackage)).not.toThrow();
});

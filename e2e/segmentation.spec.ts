import { spawnSync } from 'node:child_process';
import { expect, test } from './fixtures';

const hasValidator = spawnSync('dciodvfy', ['--version']).error === undefined;

test('the regions leave as DICOM SEG that dciodvfy finds no error in, the model’s and the reader’s', async ({
  worklist,
  reading,
}) => {
  test.skip(!hasValidator, 'needs dciodvfy (Debian package dicom3tools), which is not installed');
  await worklist.visit();
  await worklist.readSample('Right pleural effusion');
  await reading.add('Nodule');
  for (const item of [/^DICOM SEG: as the model/, /^DICOM SEG: as decided/]) {
    const { path } = await reading.takeAway(item);
    expect(validate(path).filter((line) => line.startsWith('Error'))).toEqual([]);
  }
});

/** What dciodvfy says; it speaks on standard error and may exit with 1 for warnings. */
function validate(path: string): string[] {
  const { stdout, stderr } = spawnSync('dciodvfy', ['-new', path], { encoding: 'utf8' });
  const lines = `${stdout}\n${stderr}`.split('\n');
  // It names the object it recognised, so silence cannot pass for consent.
  expect(lines.join('\n')).toContain('Segmentation');
  return lines;
}

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

test('what the model said and what was decided leave as DICOM SR, without an error', async ({
  worklist,
  reading,
}) => {
  test.skip(!hasValidator, 'needs dciodvfy (Debian package dicom3tools), which is not installed');
  await worklist.visit();
  await worklist.readSample('Right pleural effusion');
  await reading.acceptTheRest();
  for (const item of [/^DICOM SR: as the model/, /^DICOM SR: as decided/]) {
    const { path } = await reading.takeAway(item);
    const lines = validate(path, 'ComprehensiveSR');
    expect(lines.filter((line) => line.startsWith('Error'))).toEqual([]);
  }
});

/** What dciodvfy says; it speaks on standard error and may exit with 1 for warnings. */
function validate(path: string, kind = 'Segmentation'): string[] {
  const { stdout, stderr } = spawnSync('dciodvfy', ['-new', path], { encoding: 'utf8' });
  const lines = `${stdout}\n${stderr}`.split('\n');
  // It names the object it recognised, so silence cannot pass for consent.
  expect(lines.join('\n')).toContain(kind);
  return lines;
}

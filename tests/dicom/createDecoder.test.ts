import { afterEach, expect, it, vi } from 'vitest';
import { openFiles } from '#dicom';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';

afterEach(() => vi.unstubAllGlobals());

it('decodes in place outside a page, even where a library has left a Worker behind', async () => {
  const start = vi.fn(() => {
    throw new Error('no page, no worker');
  });
  vi.stubGlobal('Worker', start);
  const { studies, frames } = await openFiles([sourceFile('a.dcm', buildRadiograph())]);
  const image = studies[0]?.series[0]?.images[0];
  const frame = await frames.readFrame(image?.imageId ?? '');
  expect(start).not.toHaveBeenCalled();
  expect(frame.modality?.width).toBe(image?.Columns);
});

import { afterEach, expect, it, vi } from 'vitest';
import { openFiles } from '#dicom';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';

afterEach(() => vi.unstubAllGlobals());

it('decodes in place outside a page, even where a library has left a Worker behind', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        throw new Error('no page, no worker');
      }
    },
  );
  const { studies, frames } = await openFiles([sourceFile('a.dcm', buildRadiograph())]);
  const image = studies[0]?.series[0]?.images[0];
  const frame = await frames.readFrame(image?.imageId ?? '');
  expect(frame.modality?.width).toBe(image?.Columns);
});

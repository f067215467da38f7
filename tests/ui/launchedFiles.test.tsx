// @vitest-environment jsdom
import { render, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useWorklistStore } from '#state';
import { useLaunchedFiles } from '../../src/ui/useLaunchedFiles';

type Consumer = (launch: { files: { getFile: () => Promise<File> }[] }) => void;

afterEach(() => {
  Reflect.deleteProperty(window, 'launchQueue');
});

function App({ isReady }: { readonly isReady: boolean }) {
  useLaunchedFiles(isReady);
  return null;
}

it('files that the installed app was started with are opened like any others, once it is ready', async () => {
  const setConsumer = vi.fn<(consumer: Consumer) => void>();
  Object.assign(window, { launchQueue: { setConsumer } });
  const { rerender } = render(<App isReady={false} />);
  expect(setConsumer).not.toHaveBeenCalled();
  rerender(<App isReady />);
  const text = new File(['no image'], 'note.dcm');
  setConsumer.mock.calls[0]?.[0]({ files: [{ getFile: async () => text }] });
  await waitFor(() =>
    expect(useWorklistStore.getState().rejected).toMatchObject([
      { fileName: 'note.dcm', problem: { code: 'file-not-dicom' } },
    ]),
  );
});

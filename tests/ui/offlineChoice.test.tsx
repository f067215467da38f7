// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useOfflineStore, useSettingsStore } from '#state';
import { OfflineChoice } from '../../src/ui/panels/OfflineChoice';

/** What the browser keeps of the app, until it is forgotten. */
const browser = vi.hoisted(() => {
  const kept = { bytes: 10_000_000, measured: 0 };
  const offline = {
    isOfflinePossible: () => true,
    readOfflineState: async () => 'ready',
    measureKeptApp: async () => {
      kept.measured++;
      return kept.bytes;
    },
    forgetApp: async () => {
      kept.bytes = 0;
    },
  };
  return { kept, offline };
});
vi.mock('#offline', () => browser.offline);
// Of two first imports at once, the runner mocks but one.
vi.mock('../../src/actions/loadOffline', () => ({ loadOffline: async () => browser.offline }));

afterEach(cleanup);

/** Long after all that was asked for without a wait. */
const tasks = () => new Promise((resolve) => setTimeout(resolve, 50));

it('the room that the app takes is measured once when it is shown, and once when it is forgotten', async () => {
  useSettingsStore.setState({ keepsApp: true });
  useOfflineStore.setState({ state: 'ready', bytes: null });
  render(<OfflineChoice />);
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('10 MB'));
  await tasks();
  expect(browser.kept.measured).toBe(1);

  fireEvent.click(screen.getByRole('checkbox'));
  await waitFor(() => expect(useOfflineStore.getState()).toMatchObject({ state: 'off', bytes: 0 }));
  await tasks();
  expect(browser.kept.measured).toBe(2);
  expect(screen.getByRole('status').textContent).not.toContain('MB');
});

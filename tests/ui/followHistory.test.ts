// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closedSession, useSessionStore } from '#state';
import { followHistory } from '../../src/ui/followHistory';

const show = (StudyInstanceUID: string | null) =>
  useSessionStore.setState({ ...closedSession, StudyInstanceUID });
const now = () => useSessionStore.getState().StudyInstanceUID;
const opened = vi.fn((StudyInstanceUID: string) => show(StudyInstanceUID));
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
let stop = () => {};

beforeEach(() => {
  show(null);
  opened.mockClear();
  stop = followHistory({ open: opened, close: () => show(null) });
});
afterEach(() => stop());

it('back leads from a study to the worklist, forward into it again', async () => {
  show('1.2');
  history.back();
  await vi.waitFor(() => expect(now()).toBeNull());
  history.forward();
  await vi.waitFor(() => expect(now()).toBe('1.2'));
  expect(opened).toHaveBeenCalledExactlyOnceWith('1.2');
});

it('a study that was left by the screen’s own button is no step back any more', async () => {
  const before = history.length;
  show('1.2');
  show('1.3');
  expect(history.length).toBe(before + 1);
  show(null);
  await vi.waitFor(() => expect(history.state).toBeNull());
});

it('a study that is opened at once after another was left stays open', async () => {
  show('1.2');
  show(null);
  show('1.3');
  await settled();
  expect(now()).toBe('1.3');
  expect(history.state).toEqual({ StudyInstanceUID: '1.3' });
  history.back();
  await vi.waitFor(() => expect(now()).toBeNull());
});

// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useKeys } from '../../../src/ui/commands/useKeys';

const run = vi.fn();
function Screen() {
  useKeys('reading', run);
  return null;
}
const hold = (key: string) => {
  for (const repeat of [false, true, true]) fireEvent.keyDown(document.body, { key, repeat });
};
afterEach(() => {
  cleanup();
  run.mockReset();
});

it('a held key decides and signs once, however long it is held', () => {
  render(<Screen />);
  for (const key of ['y', 'x', 'F8', 'F9', 'i']) hold(key);
  expect(run.mock.calls.flat()).toEqual(['accept', 'reject', 'signAndNext', 'skip', 'invert']);
});

it('a held key goes on through images, findings and steps back', () => {
  render(<Screen />);
  hold('ArrowDown');
  hold('j');
  expect(run.mock.calls.flat()).toEqual([
    ...Array.from({ length: 3 }, () => 'nextImage'),
    ...Array.from({ length: 3 }, () => 'nextFinding'),
  ]);
});

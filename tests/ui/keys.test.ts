import { describe, expect, it } from 'vitest';
import { commandIds, defaultKeys, keyOf, shownKey } from '../../src/ui/keys';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('keys', () => {
  it('are never given to two commands', () => {
    const all = commandIds.flatMap((id) => defaultKeys[id]);
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  it('are told apart by their modifiers, but not by Caps Lock', () => {
    expect(press('e', { shiftKey: true })).toBe('Shift+E');
    expect(press('E')).toBe('E');
    expect(press('z', { ctrlKey: true })).toBe('Ctrl+Z');
    expect(press('z', { metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(press(' ')).toBe('Space');
  });

  it('need no Shift for signs, which lie elsewhere on other keyboards', () => {
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('+')).toBe('+');
    expect(press('+', { shiftKey: true })).toBe('+');
  });

  it('are shown as they stand on the keyboard', () => {
    expect(shownKey('zoomIn')).toBe('+');
    expect(shownKey('sign')).toBe('Ctrl+Enter');
    expect(shownKey('previousImage')).toBe('↑');
  });
});

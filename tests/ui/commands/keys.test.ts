import { describe, expect, it } from 'vitest';
import { interfaceLanguages } from '#domain';
import { messages } from '#i18n';
import { bindKeys, commandOf, findConflicts } from '../../../src/ui/commands/bindings';
import { commandIds, commands } from '../../../src/ui/commands/commandTable';
import { ariaKey, keyNamesOf, showKey } from '../../../src/ui/commands/keyNames';
import {
  changedCommands,
  planRebinding,
  planReset,
  takeKeys,
} from '../../../src/ui/commands/rebind';
import { refuseKey } from '../../../src/ui/commands/reservedKeys';
import { searchCommands } from '../../../src/ui/commands/searchCommands';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyNamesOf({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  });

describe('the table of commands', () => {
  const table = bindKeys({});

  it('gives no key to two commands that one press could mean', () => {
    for (const id of commandIds) {
      for (const key of table[id])
        expect([id, key, findConflicts(table, id, key)]).toEqual([id, key, []]);
    }
  });

  it.each(commandIds)('names %s in every language', (id) => {
    for (const language of interfaceLanguages) expect(messages[language][`key.${id}`]).toBeTruthy();
  });

  it('names no two commands of a screen alike', () => {
    for (const language of interfaceLanguages) {
      const names = commandIds.map((id) => messages[language][`key.${id}`]);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('asks for nothing that browsers keep for themselves', () => {
    // Printing takes the place of the browser's.
    const fixed = ['cancel', 'openStudy', 'print'];
    const keys = commandIds.filter((id) => !fixed.includes(id)).flatMap((id) => table[id]);
    expect(keys.filter((key) => refuseKey(key) !== null)).toEqual([]);
  });

  it.each([
    ['cine', 'C'],
    ['previousPane', 'ArrowLeft'],
    ['nextImage', 'ArrowDown'],
    ['firstImage', 'Home'],
    ['nextSeries', 'PageDown'],
    ['reset', 'Space'],
    ['cancel', 'Escape'],
    ['preset4', '4'],
    ['sign', 'Ctrl+Enter'],
    ['signAndNext', 'F8'],
    ['skip', 'F9'],
    ['editRegion', 'Shift+E'],
  ] as const)('has %s at %s, as readers know it', (id, key) => {
    expect(commands[id].keys).toContain(key);
  });
});

describe('a press', () => {
  it('is told apart by its modifiers, but not by Caps Lock', () => {
    expect(press('e', { shiftKey: true })).toEqual(['Shift+E']);
    expect(press('E')).toEqual(['E']);
    expect(press('z', { ctrlKey: true })).toEqual(['Ctrl+Z']);
    expect(press('z', { metaKey: true, shiftKey: true })).toEqual(['Ctrl+Shift+Z']);
    expect(press(' ')).toEqual(['Space']);
  });

  it('needs no Shift for signs, which lie elsewhere on other keyboards', () => {
    expect(press('?', { shiftKey: true, code: 'Slash' })).toEqual(['?']);
    expect(press('+', { shiftKey: true, code: 'Semicolon' })).toEqual(['+']);
  });

  it('is known by its place where letters are not Latin, and by what it types where they are', () => {
    expect(press('я', { code: 'KeyZ' })).toContain('Z');
    expect(press('ち', { code: 'KeyA' })).toContain('A');
    // A German keyboard has Z where the American one has Y.
    expect(press('z', { code: 'KeyY' })).toEqual(['Z']);
  });

  it('finds digits that lie behind Shift, as in France', () => {
    expect(press('&', { code: 'Digit1' })).toContain('1');
    expect(commandOf(bindKeys({}), press('&', { code: 'Digit1' }), 'reading')).toBe('preset1');
  });

  it('takes AltGr for part of the sign', () => {
    const isAltGraph = (key: string) => key === 'AltGraph';
    expect(
      press('[', {
        ctrlKey: true,
        altKey: true,
        getModifierState: isAltGraph,
        code: 'BracketLeft',
      }),
    ).toEqual(['[']);
  });

  it('means nothing while Japanese is being composed, nor by a modifier alone', () => {
    expect(press('j', { isComposing: true, code: 'KeyJ' })).toEqual([]);
    expect(press('Process', { code: 'KeyJ' })).toEqual([]);
    expect(press('Shift', { shiftKey: true, code: 'ShiftLeft' })).toEqual([]);
  });
});

describe('binding', () => {
  it('gives a free key and keeps only what differs from the table', () => {
    const { chosen, losing } = planRebinding({}, 'accept', 'A');
    expect(losing).toEqual([]);
    expect(chosen).toEqual({ accept: ['A'] });
    expect(commandOf(bindKeys(chosen), ['Y'], 'reading')).toBeNull();
    expect(planRebinding(chosen, 'accept', 'Y').chosen).toEqual({});
  });

  it('swaps with the command that has the key', () => {
    const plan = planRebinding({}, 'accept', 'X');
    expect(plan.losing).toEqual([{ command: 'reject', instead: 'Y' }]);
    const bindings = bindKeys(plan.chosen);
    expect(bindings.accept).toEqual(['X']);
    expect(bindings.reject).toEqual(['Y']);
    expect(changedCommands(plan.chosen)).toEqual(['accept', 'reject']);
  });

  it('leaves another command without a key rather than give it one it cannot have', () => {
    expect(planRebinding({}, 'windowTool', 'Z').losing).toEqual([
      { command: 'zoomTool', instead: null },
    ]);
    expect(planRebinding({}, 'cancel', 'J').losing).toEqual([
      { command: 'nextFinding', instead: null },
    ]);
  });

  it('asks both screens before a key holds on both', () => {
    expect(planRebinding({}, 'help', '/').losing).toEqual([
      { command: 'ask', instead: '?' },
      { command: 'search', instead: '?' },
    ]);
  });

  it('lets one key mean two things where they never meet', () => {
    expect(planRebinding({}, 'forgetStudy', 'Y').losing).toEqual([]);
  });

  it('resets one command by the same rule, so that a swap is undone', () => {
    const swapped = planRebinding({}, 'accept', 'X').chosen;
    const plan = planReset(swapped, 'accept');
    expect(plan.losing).toEqual([{ command: 'reject', instead: 'X' }]);
    expect(plan.chosen).toEqual({});
    const withoutRedo = takeKeys({}, 'redo');
    expect(bindKeys(withoutRedo).redo).toEqual([]);
    expect(bindKeys(planReset(withoutRedo, 'redo').chosen).redo).toEqual(commands.redo.keys);
    const bound = planRebinding({}, 'panTool', 'P').chosen;
    expect(planReset(bound, 'panTool').chosen).toEqual({});
  });

  it('lets a kept choice stand against the keys of a later version, and forgets commands that are gone', () => {
    const bindings = bindKeys({ skip: ['J'], 'no-such-command': ['Y'] });
    expect(bindings.skip).toEqual(['J']);
    expect(bindings.nextFinding).toEqual([]);
    expect(bindings.accept).toEqual(['Y']);
  });

  it('refuses what the browser, editing and the focus need', () => {
    expect(refuseKey('Ctrl+W')).toBe('browser');
    expect(refuseKey('F5')).toBe('browser');
    expect(refuseKey('Ctrl+C')).toBe('editing');
    expect(refuseKey('Ctrl++')).toBe('zoom');
    expect(refuseKey('Enter')).toBe('focus');
    expect(refuseKey('Escape')).toBe('cancel');
    expect(refuseKey('Ctrl+Enter')).toBeNull();
    expect(refuseKey('W')).toBeNull();
  });
});

describe('a key', () => {
  it('is shown as it stands on the keyboard, and said as screen readers want it', () => {
    expect(showKey('+')).toBe('+');
    expect(showKey('Shift+ArrowUp')).toBe('Shift+↑');
    expect(ariaKey('Ctrl+Enter')).toBe('Control+Enter');
    expect(ariaKey('Ctrl++')).toBe('Control+Plus');
  });
});

describe('searching commands', () => {
  const find = (typed: string) => searchCommands(typed, bindKeys({}));

  it('finds by words of either language and by key', () => {
    expect(find('rotate')).toEqual(['rotateRight', 'rotateLeft']);
    expect(find('回転 右')).toEqual(['rotateRight']);
    expect(find('F8')).toEqual(['signAndNext']);
    expect(find('ｒｏｔａｔｅ LEFT')).toEqual(['rotateLeft']);
    expect(find('no such thing')).toEqual([]);
  });
});

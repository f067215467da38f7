type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
> &
  Partial<Pick<KeyboardEvent, 'getModifierState' | 'isComposing'>>;

const modifierKeys: readonly string[] = [
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Fn',
  'OS',
];
export const isModifier = (key: string) => modifierKeys.includes(key);
/** Half of an accent and the like: only its place tells. */
const unreadableKeys = ['Dead', 'Unidentified', 'Compose'];

/**
 * What a press may be called, the best first: `Z`, `Ctrl+Z`, `Shift+E`, `?`, `Space`; Command on a Mac counts
 * as Ctrl. By the letter it types; then by its place, for keyboards whose letters are not Latin and for
 * digits that lie behind Shift, as in France. None for a modifier alone or while text is being composed.
 */
export function keyNamesOf(press: KeyPress): readonly string[] {
  const { key, code } = press;
  if (press.isComposing === true || key === 'Process' || isModifier(key)) return [];
  const isTyped = !unreadableKeys.includes(key);
  const placed = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  const letter = placed?.[1];
  const digit = placed?.[2];
  const names: string[] = [];
  if (isTyped) names.push(nameOf(key, press));
  // A Latin letter is what its keyboard says it is, wherever it lies.
  const isLatin = /^[a-z]$/i.test(key);
  if (letter !== undefined && !isLatin) names.push(nameOf(letter, press));
  if (digit !== undefined && key !== digit) names.push(nameOf(digit, press));
  return names;
}

function nameOf(key: string, press: KeyPress): string {
  // AltGr makes signs; Windows reports it as Ctrl with Alt.
  const isAltGraph = press.getModifierState?.('AltGraph') ?? false;
  const isLetter = /^[a-z]$/i.test(key);
  const name = key === ' ' ? 'Space' : isLetter ? key.toUpperCase() : key;
  // Shift is part of a sign such as `?` already, and lies elsewhere on other keyboards.
  const hasShift = press.shiftKey && (isLetter || key.length > 1);
  return [
    !isAltGraph && (press.ctrlKey || press.metaKey) ? 'Ctrl' : '',
    !isAltGraph && press.altKey ? 'Alt' : '',
    hasShift ? 'Shift' : '',
    name,
  ]
    .filter((part) => part !== '')
    .join('+');
}

/** Its modifiers and, last, the key: `+` itself is a key. */
export function partsOf(name: string): readonly string[] {
  return name.split(/\+(?=.)/);
}

const shownNames: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
};

/** A key as it stands on keyboards. */
export function showKey(name: string): string {
  return partsOf(name)
    .map((part) => shownNames[part] ?? part)
    .join('+');
}

/** The same as `aria-keyshortcuts` wants it. */
export function ariaKey(name: string): string {
  return partsOf(name)
    .map((part) => (part === 'Ctrl' ? 'Control' : part === '+' ? 'Plus' : part))
    .join('+');
}

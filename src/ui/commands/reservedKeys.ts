import { partsOf } from './keyNames';

/** Why a key cannot be bound. */
export type KeyRefusal = 'browser' | 'zoom' | 'editing' | 'focus' | 'cancel';

/** What browsers keep for tabs, windows, history, address and tools; most never reach a page. */
const ofBrowsers = [
  ...['T', 'N', 'W', 'Q', 'L', 'R', 'P', 'S', 'O', 'U', 'D', 'H', 'J', 'M', 'F', 'G', 'Tab'],
  ...['PageUp', 'PageDown', 'F4', 'F5', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
].map((key) => `Ctrl+${key}`);
const alsoOfBrowsers = [
  ...['T', 'N', 'W', 'Q', 'R', 'P', 'I', 'J', 'C', 'O', 'B', 'Delete', 'Tab'].map(
    (key) => `Ctrl+Shift+${key}`,
  ),
  ...['F4', 'ArrowLeft', 'ArrowRight', 'Home', 'D', 'E', 'F', 'Space', 'Tab'].map(
    (key) => `Alt+${key}`,
  ),
  ...['F1', 'F5', 'F6', 'F11', 'F12', 'Shift+F5', 'Shift+F10', 'ContextMenu'],
];
const ofZoom = ['Ctrl++', 'Ctrl+-', 'Ctrl+=', 'Ctrl+0'];
const ofEditing = [
  'A',
  'C',
  'V',
  'X',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
];

/** Null for a key that is free to be bound. */
export function refuseKey(name: string): KeyRefusal | null {
  if (name === 'Escape') return 'cancel';
  const last = partsOf(name).at(-1);
  if (last === 'Tab' && !name.startsWith('Ctrl') && !name.startsWith('Alt')) return 'focus';
  if (name === 'Enter') return 'focus';
  if (ofZoom.includes(name)) return 'zoom';
  if (ofEditing.some((key) => name === `Ctrl+${key}` || name === `Ctrl+Shift+${key}`)) {
    return name === 'Ctrl+Shift+C' || name === 'Ctrl+Shift+Delete' ? 'browser' : 'editing';
  }
  return ofBrowsers.includes(name) || alsoOfBrowsers.includes(name) ? 'browser' : null;
}

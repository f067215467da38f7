/** Everything a key can do on the reading screen. */
export const commandIds = [
  'zoomTool',
  'zoomIn',
  'zoomOut',
  'fit',
  'rotateRight',
  'rotateLeft',
  'flipHorizontal',
  'flipVertical',
  'invert',
  'previousImage',
  'nextImage',
  'firstImage',
  'lastImage',
  'previousSeries',
  'nextSeries',
  'cine',
  'sections',
  'previousPane',
  'nextPane',
  'maximize',
  'moreColumns',
  'fewerColumns',
  'moreRows',
  'fewerRows',
  'reset',
  'cancel',
  'preset1',
  'preset2',
  'preset3',
  'preset4',
  'undo',
  'redo',
  'nextFinding',
  'previousFinding',
  'accept',
  'reject',
  'editRegion',
  'toggleAi',
  'jump',
  'ask',
  'describeBox',
  'describeBrush',
  'sign',
  'signAndNext',
  'skip',
  'help',
] as const;
export type CommandId = (typeof commandIds)[number];

/**
 * Keys per command, as `keyOf` names them. Viewer keys follow OHIF, review keys are our own. The one
 * table behind the listener, the buttons' hints and the help sheet.
 */
export const defaultKeys: Readonly<Record<CommandId, readonly string[]>> = {
  zoomTool: ['Z'],
  zoomIn: ['+'],
  zoomOut: ['-'],
  fit: ['='],
  rotateRight: ['R'],
  rotateLeft: ['L'],
  flipHorizontal: ['H'],
  flipVertical: ['V'],
  invert: ['I'],
  previousImage: ['ArrowUp'],
  nextImage: ['ArrowDown'],
  firstImage: ['Home'],
  lastImage: ['End'],
  previousSeries: ['PageUp'],
  nextSeries: ['PageDown'],
  cine: ['C'],
  sections: ['M'],
  previousPane: ['ArrowLeft'],
  nextPane: ['ArrowRight'],
  maximize: ['F'],
  moreColumns: ['Shift+ArrowRight'],
  fewerColumns: ['Shift+ArrowLeft'],
  moreRows: ['Shift+ArrowDown'],
  fewerRows: ['Shift+ArrowUp'],
  reset: ['Space'],
  cancel: ['Escape'],
  preset1: ['1'],
  preset2: ['2'],
  preset3: ['3'],
  preset4: ['4'],
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  nextFinding: ['J'],
  previousFinding: ['K'],
  accept: ['Y'],
  reject: ['X'],
  editRegion: ['Shift+E'],
  toggleAi: ['T'],
  jump: ['G'],
  ask: ['/'],
  describeBox: ['D'],
  describeBrush: ['Shift+D'],
  sign: ['Ctrl+Enter'],
  signAndNext: ['F8'],
  skip: ['F9'],
  help: ['?'],
};

/** Which commands belong to the image, for the help sheet; the rest to findings and report. */
export const viewerCommands: readonly CommandId[] = commandIds.slice(0, commandIds.indexOf('undo'));

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** A key press by name: `Z`, `Ctrl+Z`, `Shift+E`, `?`, `Space`. Command on a Mac counts as Ctrl. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): string {
  const isLetter = /^[a-z]$/i.test(key);
  const name = key === ' ' ? 'Space' : isLetter ? key.toUpperCase() : key;
  // Shift is part of a sign such as `?` already, and lies elsewhere on other keyboards.
  const hasShift = shiftKey && (isLetter || key.length > 1);
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', hasShift ? 'Shift' : '', name]
    .filter((part) => part !== '')
    .join('+');
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

/** A command's first key as it is shown. */
export function shownKey(command: CommandId): string {
  return shownKeys(command)[0] ?? '';
}

export function shownKeys(command: CommandId): readonly string[] {
  return defaultKeys[command].map((key) =>
    key
      .split(/\+(?=.)/)
      .map((part) => shownNames[part] ?? part)
      .join('+'),
  );
}

/** Where a command holds: on both screens, on one of them, or while the list of studies has the focus. */
export type CommandPlace = 'everywhere' | 'reading' | 'worklist' | 'list';

export const commandGroups = ['image', 'viewports', 'measuring', 'review', 'app', 'list'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Keys go by the names that `keyNamesOf` gives; without one, by the palette until a reader binds one. */
const row = <Group extends CommandGroup, Place extends CommandPlace>(
  group: Group,
  place: Place,
  keys: readonly string[],
) => ({ group, place, keys });
const onImage = (...keys: string[]) => row('image', 'reading', keys);
const ofPanes = (...keys: string[]) => row('viewports', 'reading', keys);
const measuring = (...keys: string[]) => row('measuring', 'reading', keys);
const inReview = (...keys: string[]) => row('review', 'reading', keys);
const inList = (...keys: string[]) => row('list', 'list', keys);
const everywhere = (...keys: string[]) => row('app', 'everywhere', keys);
const onWorklist = (...keys: string[]) => row('app', 'worklist', keys);

/**
 * Everything that can be commanded, with the keys it has before a reader binds others. The one table behind
 * the listener, tooltips, help sheet, key dialog and palette; the names are the messages `key.<id>`. Viewer
 * keys follow OHIF, review keys are our own. A new command is a row here, its two names, and what it does:
 * in `runCommand` for the reading screen.
 */
export const commands = {
  windowTool: onImage(),
  zoomTool: onImage('Z'),
  panTool: onImage(),
  zoomIn: onImage('+'),
  zoomOut: onImage('-'),
  fit: onImage('='),
  rotateRight: onImage('R'),
  rotateLeft: onImage('L'),
  flipHorizontal: onImage('H'),
  flipVertical: onImage('V'),
  invert: onImage('I'),
  preset1: onImage('1'),
  preset2: onImage('2'),
  preset3: onImage('3'),
  preset4: onImage('4'),
  preset5: onImage('5'),
  autoWindow: onImage(),
  reset: onImage('Space'),
  previousImage: onImage('ArrowUp'),
  nextImage: onImage('ArrowDown'),
  firstImage: onImage('Home'),
  lastImage: onImage('End'),
  previousSeries: onImage('PageUp'),
  nextSeries: onImage('PageDown'),
  cine: onImage('C'),
  togglePlanes: onImage(),

  sections: ofPanes('M'),
  crosshair: ofPanes('Shift+C'),
  referenceLines: ofPanes('Shift+R'),
  linkScroll: ofPanes('Shift+S'),
  linkView: ofPanes('Shift+Z'),
  previousPane: ofPanes('ArrowLeft'),
  nextPane: ofPanes('ArrowRight'),
  maximize: ofPanes('F'),
  moreColumns: ofPanes('Shift+ArrowRight'),
  fewerColumns: ofPanes('Shift+ArrowLeft'),
  moreRows: ofPanes('Shift+ArrowDown'),
  fewerRows: ofPanes('Shift+ArrowUp'),

  measureLength: measuring('Shift+L'),
  measureAngle: measuring('Shift+A'),
  measureCobb: measuring('Shift+B'),
  measureEllipse: measuring('Shift+O'),
  measureRectangle: measuring('Shift+Q'),
  measureProbe: measuring('Shift+P'),
  measureArrow: measuring('Shift+W'),
  measureRatio: measuring('Shift+H'),
  deleteMeasurement: measuring('Backspace', 'Delete'),

  cancel: inReview('Escape'),
  undo: inReview('Ctrl+Z'),
  redo: inReview('Ctrl+Y', 'Ctrl+Shift+Z'),
  nextFinding: inReview('J'),
  previousFinding: inReview('K'),
  accept: inReview('Y'),
  reject: inReview('X'),
  editRegion: inReview('Shift+E'),
  addFinding: inReview(),
  toggleAi: inReview('T'),
  jump: inReview('G'),
  ask: inReview('/'),
  describeBox: inReview('D'),
  describeBrush: inReview('Shift+D'),
  sign: inReview('Ctrl+Enter'),
  signAndNext: inReview('F8'),
  skip: inReview('F9'),
  // In place of the browser's own, which would print the screen.
  print: inReview('Ctrl+P'),

  palette: everywhere('Ctrl+K'),
  help: everywhere('?'),
  settings: everywhere(),
  keys: everywhere(),
  openArchive: onWorklist(),
  openFiles: onWorklist(),
  openFolder: onWorklist(),
  toWorklist: row('app', 'reading', []),

  search: row('list', 'worklist', ['/']),
  nextStudy: inList('ArrowDown'),
  previousStudy: inList('ArrowUp'),
  nextPage: inList('PageDown'),
  previousPage: inList('PageUp'),
  firstStudy: inList('Home'),
  lastStudy: inList('End'),
  openStudy: inList('Enter'),
  forgetStudy: inList('Delete'),
};

/**
 * What a held key goes on doing. Everything else is done once a press: a key held a moment too long would
 * accept every finding, or sign one study after the other.
 */
export const heldCommands: ReadonlySet<CommandId> = new Set<CommandId>([
  'zoomIn',
  'zoomOut',
  'previousImage',
  'nextImage',
  'previousSeries',
  'nextSeries',
  'nextFinding',
  'previousFinding',
  'undo',
  'redo',
]);

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as readonly CommandId[];

/** Commands of one place, by their type: whoever runs a place has to run each of them. */
export type CommandOf<Place extends CommandPlace> = {
  [Id in CommandId]: (typeof commands)[Id]['place'] extends Place ? Id : never;
}[CommandId];

/** Whether one press of a key could mean both. */
export function doPlacesMeet(one: CommandPlace, other: CommandPlace): boolean {
  if (one === other || one === 'everywhere' || other === 'everywhere') return true;
  const areBothOfTheWorklist = one !== 'reading' && other !== 'reading';
  return areBothOfTheWorklist;
}

import type { Image } from '#domain';
import type { Placement, QuarterTurn } from './placement';
import { turnToScreen } from './placement';

/** The letters to write at the viewport's edges. */
export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

const opposites: Readonly<Record<string, string>> = {
  R: 'L',
  L: 'R',
  A: 'P',
  P: 'A',
  H: 'F',
  F: 'H',
};

/** Each letter turned round: `LF` becomes `RH`. Empty if a letter is none of PS3.3 C.7.6.1.1.1's for bipeds. */
function oppositeOf(direction: string): string {
  const letters = Array.from(direction, (letter) => opposites[letter]);
  return letters.every((letter) => letter !== undefined) ? letters.join('') : '';
}

/** Directions of the patient at the edges of the screen; null where the header does not give them. */
export function findEdgeLetters(
  PatientOrientation: Image['PatientOrientation'],
  placement: Pick<Placement, 'rotation' | 'isMirrored'>,
): EdgeLetters | null {
  if (!PatientOrientation) return null;
  const [row, column] = PatientOrientation.map((direction) => direction.trim().toUpperCase());
  if (!row || !column || !oppositeOf(row) || !oppositeOf(column)) return null;
  const at = { left: '', right: '', top: '', bottom: '' };
  const write = (screen: { x: number; y: number }, letters: string) => {
    const isAcross = Math.abs(screen.x) > Math.abs(screen.y);
    if (isAcross) at[screen.x > 0 ? 'right' : 'left'] = letters;
    else at[screen.y > 0 ? 'bottom' : 'top'] = letters;
  };
  write(turnToScreen(placement, { x: 1, y: 0 }), row);
  write(turnToScreen(placement, { x: -1, y: 0 }), oppositeOf(row));
  write(turnToScreen(placement, { x: 0, y: 1 }), column);
  write(turnToScreen(placement, { x: 0, y: -1 }), oppositeOf(column));
  return at;
}

const turns: readonly QuarterTurn[] = [0, 90, 180, 270];

/**
 * How an image is hung at first: a frontal one with the head up and the patient's right on the
 * screen's left, whatever way it was stored; all others as stored.
 */
export function hangImage(
  PatientOrientation: Image['PatientOrientation'],
): Pick<Placement, 'rotation' | 'isMirrored'> {
  for (const isMirrored of [false, true]) {
    for (const rotation of turns) {
      const letters = findEdgeLetters(PatientOrientation, { rotation, isMirrored });
      if (letters?.left.startsWith('R') && letters.top.startsWith('H')) {
        return { rotation, isMirrored };
      }
    }
  }
  return { rotation: 0, isMirrored: false };
}

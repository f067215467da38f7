import { describe, expect, test } from 'vitest';
import { findEdgeLetters, hangImage } from '../../src/viewer/orientation';
import { flipHorizontally, rotateBy } from '../../src/viewer/placement';

const asStored = { rotation: 0, isMirrored: false } as const;

describe('letters at the edges', () => {
  test('a frontal image has the right of the patient on the left of the screen', () => {
    expect(findEdgeLetters(['L', 'F'], asStored)).toEqual({
      left: 'R',
      right: 'L',
      top: 'H',
      bottom: 'F',
    });
  });

  test('they turn with the image', () => {
    expect(findEdgeLetters(['L', 'F'], rotateBy(asStored, 90))).toEqual({
      left: 'F',
      right: 'H',
      top: 'R',
      bottom: 'L',
    });
  });

  test('they flip with the image', () => {
    const letters = findEdgeLetters(['L', 'F'], flipHorizontally(asStored));
    expect(letters).toEqual({ left: 'L', right: 'R', top: 'H', bottom: 'F' });
  });

  test('oblique directions are turned letter by letter', () => {
    expect(findEdgeLetters(['LA', 'FP'], asStored)).toMatchObject({ left: 'RP', top: 'HA' });
  });

  test.each([[null], [['', '']], [['LE', 'F']], [['L', '']]] as const)(
    'none are written for %j',
    (orientation) => {
      expect(findEdgeLetters(orientation, asStored)).toBeNull();
    },
  );
});

describe('hanging', () => {
  test('a frontal image stored the usual way stays as stored', () => {
    expect(hangImage(['L', 'F'])).toEqual(asStored);
  });

  test.each([[['R', 'F']], [['L', 'H']], [['R', 'H']], [['F', 'L']], [['H', 'R']]] as const)(
    'a frontal image stored as %j is put head up with the right on the left',
    (stored) => {
      expect(findEdgeLetters(stored, hangImage(stored))).toEqual({
        left: 'R',
        right: 'L',
        top: 'H',
        bottom: 'F',
      });
    },
  );

  test.each([[null], [['P', 'F']], [['A', 'F']]] as const)(
    'an image stored as %j, which is no frontal one, stays as stored',
    (stored) => {
      expect(hangImage(stored)).toEqual(asStored);
    },
  );
});

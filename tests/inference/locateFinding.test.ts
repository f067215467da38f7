import { describe, expect, it } from 'vitest';
import type { FindingId } from '#domain';
import { findRegions } from '../../src/inference/findRegions';
import { findLungs, locateFinding } from '../../src/inference/locateFinding';
import { letterboxOf } from '../../src/inference/preprocess';

const grid = 16;
const letterbox = letterboxOf(128, 128, 128);

/** Logits that are high in a rectangle of cells. */
function block(left: number, top: number, right: number, bottom: number): Float32Array {
  return Float32Array.from({ length: grid * grid }, (_, i) => {
    const x = i % grid;
    const y = Math.floor(i / grid);
    return x >= left && x < right && y >= top && y < bottom ? 8 : -8;
  });
}
const anatomy = [
  { id: 'right-lung', query: [1], maskThreshold: 0.5 },
  { id: 'left-lung', query: [2], maskThreshold: 0.5 },
] as const;
const rightLung = block(1, 2, 7, 14);
const leftLung = block(9, 2, 15, 14);
const lungs = findLungs([rightLung, leftLung], anatomy);
const nothing = new Float32Array(grid * grid).fill(-8);

function locate(finding: FindingId, mask: Float32Array, found = lungs) {
  const boxes = new Float32Array(4 * grid * grid);
  const settings = { regionShare: 0.5, boxBlend: 0 };
  return locateFinding(finding, findRegions(mask, boxes, letterbox, settings), found, letterbox);
}

describe('locateFinding', () => {
  it("calls the image's left the patient's right", () => {
    expect(locate('pleural-effusion', block(2, 11, 6, 14))).toEqual({
      side: 'right',
      zone: 'lower',
      extent: 'moderate',
    });
    expect(locate('pneumothorax', block(10, 2, 12, 4))).toEqual({
      side: 'left',
      zone: 'upper',
      extent: 'small',
    });
  });

  it('calls a finding bilateral when neither side has four fifths of it', () => {
    expect(locate('edema', block(3, 4, 13, 12))).toEqual({
      side: 'bilateral',
      zone: null,
      extent: 'large',
    });
  });

  it('gives the heart no side, zone or extent', () => {
    expect(locate('cardiomegaly', block(5, 8, 12, 14))).toEqual({
      side: 'midline',
      zone: null,
      extent: null,
    });
  });

  it('gives a nodule a zone but no extent', () => {
    expect(locate('nodule', block(11, 7, 13, 9))).toEqual({
      side: 'left',
      zone: 'middle',
      extent: null,
    });
  });

  it('says nothing of zone and extent where the lung was not found', () => {
    const none = findLungs([nothing, nothing], anatomy);
    expect(none).toEqual({ right: null, left: null });
    expect(locate('lung-opacity', block(2, 3, 5, 6), none)).toEqual({
      side: 'right',
      zone: null,
      extent: null,
    });
  });

  it('takes the larger part of a lung that came in two', () => {
    const crumb = rightLung.map((logit, i) => (i === grid * grid - 1 ? 8 : logit));
    expect(findLungs([crumb, leftLung], anatomy).right).toEqual(lungs.right);
  });
});

import { describe, expect, it } from 'vitest';
import {
  findingIds,
  reportLanguages,
  type ContextBearing,
  type Extent,
  type FindingAttributes,
  type FindingId,
  type Language,
  type Presence,
  type Side,
  type Zone,
} from '#domain';
import {
  bearingStated,
  checkFindingSentence,
  readCodes,
  renderFindingSentence,
  withoutContext,
  type CodesRead,
  type FindingCodes,
} from '#i18n';
import grammar from '../fixtures/grammar-sentences.json' with { type: 'json' };

const presences: readonly Presence[] = ['present', 'undetermined', 'absent'];
const sides: readonly (Side | null)[] = ['left', 'right', 'bilateral', 'midline', null];
const zones: readonly (Zone | null)[] = ['upper', 'middle', 'lower', null];
const extents: readonly (Extent | null)[] = ['small', 'moderate', 'large', null];
const sizes: readonly (number | null)[] = [14.6, null];

/** Every combination of codes there is: 8 findings × 3 × 5 × 4 × 4 × 2. */
const everyCode: readonly FindingCodes[] = findingIds.flatMap((finding) =>
  presences.flatMap((presence) =>
    sides.flatMap((side) =>
      zones.flatMap((zone) =>
        extents.flatMap((extent) =>
          sizes.map((sizeMm) => ({
            finding,
            presence,
            attributes: { side, zone, extent, sizeMm },
          })),
        ),
      ),
    ),
  ),
);

/** What a sentence states of these codes: see `partsOf` in `findingSentences.ts`. */
function statedOf({ finding, presence, attributes }: FindingCodes): CodesRead {
  const isSaid = presence !== 'absent';
  const isHeart = finding === 'cardiomegaly';
  const isPlaced = isSaid && !isHeart;
  const isUsualBase = finding === 'pleural-effusion' && attributes.zone !== 'upper';
  const isMeasured = finding === 'nodule' || finding === 'mass';
  const { side, zone, extent, sizeMm } = attributes;
  return {
    finding,
    presence,
    side: isPlaced && side !== 'midline' ? side : null,
    zone: isPlaced && !isUsualBase ? zone : null,
    extent: isSaid ? extent : null,
    sizeMm: isSaid && isMeasured && sizeMm !== null ? Math.round(sizeMm) : null,
  };
}

describe('sentences in three languages', () => {
  it.each(reportLanguages)('state all codes and no others, read back in %s', (language) => {
    for (const codes of everyCode) {
      const text = renderFindingSentence(language, codes);
      expect(readCodes(language, text), text).toEqual(statedOf(codes));
    }
  });

  it('state the same codes in any two languages', () => {
    const differing = everyCode.filter((codes) => {
      const read = reportLanguages.map((language) =>
        JSON.stringify(readCodes(language, renderFindingSentence(language, codes))),
      );
      return new Set(read).size !== 1;
    });
    expect(differing).toEqual([]);
  });
});

/** `[language, text, finding, presence, side, zone, extent, context]`, as `training/grammar.py` writes what the decoder learns. */
type Row = [
  Language,
  string,
  FindingId,
  Presence,
  Side | null,
  Zone | null,
  Extent | null,
  ContextBearing | null,
];

describe('what the decoder is taught', () => {
  it('states its codes, all of them, in the words that the check reads', () => {
    const misread = (grammar as Row[]).flatMap(
      ([language, text, finding, presence, side, zone, extent, context]) => {
        const attributes: FindingAttributes = { side, zone, extent, sizeMm: null };
        const codes = { finding, presence, attributes };
        const { contradictions } = checkFindingSentence(language, text, codes);
        const wanted = JSON.stringify(statedOf(codes));
        const read = JSON.stringify(readCodes(language, text));
        const isMisread =
          contradictions.length > 0 ||
          read !== wanted ||
          bearingStated(language, text) !== context ||
          bearingStated(language, withoutContext(language, text)) !== null;
        return isMisread ? [{ text, contradictions, read }] : [];
      },
    );
    expect(misread).toEqual([]);
  });
});

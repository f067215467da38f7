import type { Answer, Finding, HeartMeasure, Image, MaskInImage, Question, Region } from '#domain';
import { sizeOfRegion } from './sizeOfRegion';
import { countParts } from './countParts';

export interface AnswerWithPlace {
  readonly answer: Answer;
  /** The findings that the answer is about, to be lit up. */
  readonly trackingUIDs: readonly string[];
  readonly regions: readonly Region[];
}

/** More places than these the model does not name. */
const mostPlaces = 3;

/** The answer by what the model found; `findings` are its own, as they came. */
export function answerQuestion(
  question: Exclude<Question, { kind: 'cardiothoracic-ratio' }>,
  findings: readonly Finding[],
  image: Pick<Image, 'spacing'>,
): AnswerWithPlace | null {
  const { kind, finding, side } = question;
  const known = findings.filter((each) => each.finding === finding);
  const seen = known.filter(({ presence }) => presence !== 'absent');
  const here = seen.filter((each) => isOnSide(each, side));
  const lit = {
    trackingUIDs: here.map(({ trackingUID }) => trackingUID),
    regions: here.flatMap(({ region }) => (region ? [region] : [])),
  };
  const dark = { trackingUIDs: [], regions: [] };
  const [first] = known;
  // A package that does not know the finding has nothing to say of it.
  if (first === undefined) return null;
  if (kind === 'presence') {
    const best = here.find(({ presence }) => presence === 'present') ?? here[0];
    return {
      ...lit,
      answer: {
        kind,
        finding,
        side,
        presence: best?.presence ?? 'absent',
        probability: (best ?? first).probability,
        elsewhere: best ? null : (seen[0]?.attributes.side ?? null),
      },
    };
  }
  const [shown] = here.filter(({ region }) => region !== null);
  const region = shown?.region;
  if (!shown || !region) return { ...dark, answer: { kind: 'not-seen', finding, side } };
  if (kind === 'side') {
    const { side: found } = shown.attributes;
    if (found === null) return { ...dark, answer: { kind: 'not-seen', finding, side } };
    return { ...lit, answer: { kind, finding, side: found } };
  }
  if (kind === 'size') {
    return { ...lit, answer: { kind, finding, size: sizeOfRegion(region, image.spacing) } };
  }
  const masks = lit.regions.map(({ mask }): MaskInImage => mask);
  const count = masks.reduce((sum, mask) => sum + countParts(mask), 0);
  return { ...lit, answer: { kind, finding, count, isAtLeast: count >= mostPlaces } };
}

/** A finding in the middle or on both sides is on either side. */
function isOnSide({ attributes }: Finding, side: 'left' | 'right' | null): boolean {
  return side === null || attributes.side === null || !isOtherSide(attributes.side, side);
}

const isOtherSide = (found: NonNullable<Finding['attributes']['side']>, side: 'left' | 'right') =>
  (found === 'left' || found === 'right') && found !== side;

/** What heart and chest measure, with both lit up. */
export function answerHeart(measure: HeartMeasure | null): AnswerWithPlace {
  return {
    answer: { kind: 'cardiothoracic-ratio', measure },
    trackingUIDs: [],
    regions: measure ? [measure.heart, measure.chest] : [],
  };
}

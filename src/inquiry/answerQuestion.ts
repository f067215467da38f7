import {
  partsOfMasks,
  type Answer,
  type Finding,
  type HeartMeasure,
  type Image,
  type Question,
  type Region,
} from '#domain';
import { isOnSide } from './isOnSide';
import { sizeOfBox } from './sizeOfBox';

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
  const shown = here.find(({ region }) => region !== null);
  if (shown === undefined) return { ...dark, answer: { kind: 'not-seen', finding, side } };
  if (kind === 'side') {
    const { side: found } = shown.attributes;
    if (found === null) return { ...dark, answer: { kind: 'not-seen', finding, side } };
    return { ...lit, answer: { kind, finding, side: found } };
  }
  const parts = partsOfMasks(lit.regions.map(({ mask }) => mask));
  const [largest] = parts;
  if (largest === undefined) return { ...dark, answer: { kind: 'not-seen', finding, side } };
  const count = parts.length;
  // A box around places apart from each other is the size of none of them.
  if (kind === 'size') {
    const size = sizeOfBox(largest.box, image.spacing);
    return { ...lit, answer: { kind, finding, size, count } };
  }
  return { ...lit, answer: { kind, finding, count, isAtLeast: count >= mostPlaces } };
}

/** What heart and chest measure, with both lit up, beside what the model said of the heart's size. */
export function answerHeart(
  measure: HeartMeasure | null,
  findings: readonly Finding[],
): AnswerWithPlace {
  return {
    answer: { kind: 'cardiothoracic-ratio', measure },
    trackingUIDs: findings
      .filter(({ finding }) => finding === 'cardiomegaly')
      .map(({ trackingUID }) => trackingUID),
    regions: measure ? [measure.heart, measure.chest] : [],
  };
}

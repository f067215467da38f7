import type { FindingId, Question } from '#domain';

/** How one language asks. All words are patterns over the text in lower case, without marks at its end. */
export interface QuestionWords {
  /** What makes a text a question, whatever it asks; without it the text is a phrase to be found. */
  readonly isQuestion: RegExp;
  /** Questions that no image or no model of ours answers: why, when, what to do, what kind, how it changed. */
  readonly beyond: RegExp;
  /** What denies a finding or asks to exclude it: whether it is there is then the question, in however few words. */
  readonly denies: RegExp;
  /** What joins two findings: the answer to one of them would pass for an answer to both. */
  readonly joins: RegExp;
  /** What is asked, tried in this order; a question that only names a finding asks whether it is there. */
  readonly kinds: readonly (readonly [Exclude<Question['kind'], 'presence'>, RegExp])[];
  readonly left: RegExp;
  readonly right: RegExp;
  /** Tried in this order: the narrower word before the wider one. */
  readonly findings: readonly (readonly [FindingId, RegExp])[];
  /** A question of presence: with one of these and a finding it can be answered. */
  readonly presence: RegExp;
}

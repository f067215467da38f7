import {
  ownTextIn,
  reportLanguages,
  type Language,
  type ReportIssue,
  type Review,
  type ReviewedFinding,
  type WrittenSectionId,
} from '#domain';

const sections: readonly WrittenSectionId[] = ['technique', 'comparison', 'findings', 'impression'];

/**
 * The reader's own words that a report in this language leaves out, because they were written in another and
 * nothing was written in this one: no words of the reader go missing unseen.
 */
export function unspokenWords(
  review: Review,
  standing: readonly ReviewedFinding[],
  language: Language,
): ReportIssue[] {
  const issue = (trackingUID: string | null, sentence: string): ReportIssue => ({
    kind: 'other-language',
    trackingUID,
    sentence,
  });
  const inSections = sections.flatMap((section) =>
    leftOut(language, (each) => ownTextIn(review, each)[section]).map((text) => issue(null, text)),
  );
  const ofFindings = standing.flatMap((reviewed) =>
    leftOut(language, (each) => wordsOf(reviewed, each)).map((text) =>
      issue(reviewed.original.trackingUID, text),
    ),
  );
  return [...ofFindings, ...inSections];
}

function leftOut(language: Language, textIn: (language: Language) => string): string[] {
  if (textIn(language).trim() !== '') return [];
  return reportLanguages.map(textIn).filter((text) => text.trim() !== '');
}

/** As an edit has left them, else as they were typed when the finding was added. */
function wordsOf({ text, decision, original }: ReviewedFinding, language: Language): string {
  const edited = text[language];
  if (edited !== undefined) return edited;
  const sentence = original.sentences[language];
  const isReplaced = decision?.kind === 'edit' && decision.edit.text !== undefined;
  return isReplaced || sentence?.source !== 'reader' ? '' : sentence.text;
}

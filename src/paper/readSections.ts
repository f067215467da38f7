import type { Language, SectionId } from '#domain';
import { reportHeading, sectionTitle } from '#i18n';

/** One section of a report that is text already. */
export interface TextSection {
  readonly id: SectionId;
  readonly title: string;
  /** As written, lines and all. */
  readonly text: string;
}

const order: readonly SectionId[] = [
  'context',
  'technique',
  'comparison',
  'findings',
  'impression',
];

/**
 * The sections of a text that `reportToText` wrote, to the letter: of signed words nothing is worded anew. What stands
 * above the first and below the last is left out. Null where the text is not laid out so.
 */
export function readSections(
  text: string,
  language: Language,
  isSigned: boolean,
): readonly TextSection[] | null {
  const body = text.slice(0, endOf(text, language, isSigned));
  const starts: { readonly id: SectionId; readonly title: string; readonly at: number }[] = [];
  let from = 0;
  for (const id of order) {
    const title = sectionTitle(language, id);
    const at = `${body}\n`.indexOf(`\n\n${title}\n`, from);
    if (at < 0) {
      if (id === 'context') continue;
      return null;
    }
    starts.push({ id, title, at });
    from = at + title.length + 2;
  }
  return starts.map(({ id, title, at }, index) => ({
    id,
    title,
    text: body.slice(at + title.length + 3, starts[index + 1]?.at).trim(),
  }));
}

/** Where signature and footer begin. They come last, whatever the reader typed above them. */
function endOf(text: string, language: Language, isSigned: boolean): number {
  const footer = text.lastIndexOf('\n\n--\n');
  const end = footer < 0 ? text.length : footer;
  if (!isSigned) return end;
  const signature = text.lastIndexOf(`\n\n${reportHeading(language).signedBy}: `, end);
  return signature < 0 ? end : signature;
}

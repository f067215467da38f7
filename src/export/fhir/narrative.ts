import type { Narrative } from 'fhir/r4';

/** Words of the report and the resource that they speak of. */
export interface SentenceLink {
  readonly words: string;
  readonly url: string;
}

/**
 * A text as XHTML, to the letter: blank lines part paragraphs, and each sentence that stands in it word for word
 * leads to its resource (IHE Interactive Multimedia Report).
 */
export function narrate(text: string, links: readonly SentenceLink[]): Narrative {
  const longestFirst = gather(links).toSorted(([one], [other]) => other.length - one.length);
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(paragraph, longestFirst).replaceAll('\n', '<br/>')}</p>`);
  return {
    status: 'additional',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
  };
}

type Words = readonly [words: string, urls: string[]];

/** Two regions of a kind may be stated in the same words: each time these come up, they speak of the next. */
function gather(links: readonly SentenceLink[]): Words[] {
  const gathered = new Map<string, string[]>();
  for (const { words, url } of links) {
    if (words !== '') gathered.set(words, [...(gathered.get(words) ?? []), url]);
  }
  return [...gathered];
}

/** Takes the addresses that it has used from the lists. */
function linked(text: string, all: readonly Words[]): string {
  const [first, ...others] = all;
  if (!first) return escape(text);
  const [words, urls] = first;
  const [head = '', ...tails] = text.split(words);
  return tails.reduce(
    (before, tail) => {
      const url = urls.shift();
      // Said once more than the report does: in an addendum, say.
      const link = url === undefined ? escape(words) : `<a href="${url}">${escape(words)}</a>`;
      return `${before}${link}${linked(tail, others)}`;
    },
    linked(head, others),
  );
}

/** What XML 1.0 takes (2.2); anything else that was pasted into a text would break the whole Bundle for XML. */
const notXml = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escape = (text: string) =>
  text
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

import type {
  Finding,
  FindingAttributes,
  Language,
  Presence,
  Region,
  Report,
  Review,
  ReviewedFinding,
} from '#domain';
import { extentName, findingName, sideName, zoneName } from '#i18n';
import { readSections, type TextSection } from './readSections';
import { paperWords } from './words';

/** Some words of a section; `number` points to the finding that they state. */
export interface PaperRun {
  readonly text: string;
  readonly number: number | null;
}

export interface PaperSection extends Pick<TextSection, 'id' | 'title'> {
  readonly runs: readonly PaperRun[];
}

/** One finding as it stands, where it came from and what the reader decided. */
export interface PaperRow {
  readonly trackingUID: string;
  /** Null for what is absent: it is not on the image. */
  readonly number: number | null;
  readonly finding: string;
  readonly source: string;
  readonly decision: string;
}

/** A region to be outlined. */
export interface PaperRegion extends Pick<Finding, 'finding' | 'presence'> {
  readonly number: number;
  readonly region: Region;
}

export interface ListedFindings {
  /** Null where the text is not laid out as ours is: it then stands as it is. */
  readonly sections: readonly PaperSection[] | null;
  readonly rows: readonly PaperRow[];
  readonly regions: readonly PaperRegion[];
  readonly hasUndecidedRegions: boolean;
  /** Names of what the AI holds absent and the reader did not decide on. */
  readonly undecided: readonly string[];
}

export interface FindingsInput {
  readonly review: Review;
  /** In the order in which the report tells of them. */
  readonly findings: readonly ReviewedFinding[];
  readonly report: Report;
  /** The report as text; of a signed one, the words that were signed. */
  readonly text: string;
}

/**
 * What a printed report says of the findings: the very words of the report as text, with numbers at sentences that lead to
 * rows and regions. Rejected findings are nowhere; those undecided have no region, for they are not the reader's to give away.
 */
export function listFindings({ review, findings, report, text }: FindingsInput): ListedFindings {
  const { language } = report;
  const isQuiet = ({ status }: ReviewedFinding) => status === 'quiet';
  const standing = findings.filter(({ status }) => status !== 'rejected');
  const listed = standing.filter((each) => !isQuiet(each));
  const there = listed.filter(({ presence }) => presence !== 'absent');
  const numbers = new Map(there.map(({ original }, at) => [original.trackingUID, at + 1]));
  const sections = readSections(text, language, review.signature !== null);
  return {
    sections:
      sections?.map(({ id, title, text: words }) => ({
        id,
        title,
        runs:
          id === 'findings' ? numberRuns(words, report, numbers) : [{ text: words, number: null }],
      })) ?? null,
    rows: listed.map((reviewed) => rowOf(reviewed, numbers, language)),
    regions: there.flatMap((reviewed) => regionOf(reviewed, numbers, review)),
    hasUndecidedRegions: there.some(
      ({ status, region }) => status === 'pending' && region !== null,
    ),
    undecided: standing
      // As in the report's sentences, no kind is denied of which one stands.
      .filter((each) => isQuiet(each) && there.every(({ finding }) => finding !== each.finding))
      .map(({ finding }) => findingName(language, finding)),
  };
}

/** The words cut after each sentence that states a numbered finding. */
function numberRuns(
  words: string,
  report: Report,
  numbers: ReadonlyMap<string, number>,
): readonly PaperRun[] {
  const sentences = report.sections.find(({ id }) => id === 'findings')?.sentences ?? [];
  const runs: PaperRun[] = [];
  let from = 0;
  for (const { text, trackingUID } of sentences) {
    const number = numbers.get(trackingUID ?? '');
    const at = words.indexOf(text.trim(), from);
    if (number === undefined || at < 0 || text.trim() === '') continue;
    const end = at + text.trim().length;
    runs.push({ text: words.slice(from, end), number });
    from = end;
  }
  return from < words.length ? [...runs, { text: words.slice(from), number: null }] : runs;
}

function rowOf(
  reviewed: ReviewedFinding,
  numbers: ReadonlyMap<string, number>,
  language: Language,
): PaperRow {
  const { original, status } = reviewed;
  const words = paperWords(language);
  const now = describe(reviewed, language);
  const before = describe(original, language);
  const isReworded = status === 'edited' && original.origin.kind !== 'reader' && before !== now;
  const decision = words.statuses[status];
  return {
    trackingUID: original.trackingUID,
    number: numbers.get(original.trackingUID) ?? null,
    finding: now,
    source: nameSource(original.origin, language),
    decision: isReworded ? `${decision} (${words.before}${words.colon}${before})` : decision,
  };
}

function describe(
  said: Pick<Finding, 'finding'> & { presence: Presence; attributes: FindingAttributes },
  language: Language,
): string {
  const { side, zone, extent } = said.attributes;
  const words = paperWords(language);
  const parts = [
    findingName(language, said.finding),
    side && sideName(language, side),
    zone && zoneName(language, zone),
    extent && extentName(language, extent, said.finding),
    said.presence === 'present' ? null : words[said.presence],
  ];
  return parts.filter((part) => part !== null).join(words.comma);
}

function nameSource(origin: Finding['origin'], language: Language): string {
  const words = paperWords(language);
  switch (origin.kind) {
    case 'reader':
      return words.reader;
    case 'model':
      return origin.asked ? words.asked : words.ai;
    case 'other': {
      const { manufacturer, model, softwareVersion, algorithm, algorithmVersion } = origin;
      const device = [manufacturer, model === manufacturer ? '' : model, softwareVersion];
      const name = [...device, algorithm, algorithmVersion].filter((part) => part !== '').join(' ');
      return name === '' ? words.otherAi : `${words.otherAi}${words.colon}${name}`;
    }
  }
}

/** Other makers' findings may lie on other images of the study. */
function regionOf(
  { original, status, region, finding, presence }: ReviewedFinding,
  numbers: ReadonlyMap<string, number>,
  { SOPInstanceUID, frame }: Review,
): PaperRegion[] {
  const number = numbers.get(original.trackingUID);
  const isHere = region?.SOPInstanceUID === SOPInstanceUID && region.frame === frame;
  if (!isHere || number === undefined || status === 'pending') return [];
  return [{ number, region, finding, presence }];
}

import type { Language, Report, ReportSentence, SectionId } from '#domain';
import { reportFooter, reportHeading, sectionTitle } from '#i18n';

/** What stands around the sections; each line is left out where it is not given. */
export interface ReportFrame {
  /** Name, ID, age and sex as one line. Left out, the text names no patient. */
  readonly patient?: string;
  /** Date and description as one line. */
  readonly study?: string;
  /** Name and version of the model. */
  readonly model?: string;
  readonly reader?: string;
  /** ISO 8601. */
  readonly signedAt?: string;
  /** False where the heading should not say so. */
  readonly isOfChest?: boolean;
  /** In place of a signature. */
  readonly notSigned?: string;
}

/** The report as plain text, with a footer that tells of the AI's part and of research use. */
export function reportToText(report: Report, frame: ReportFrame = {}): string {
  const { language } = report;
  const heading = reportHeading(language, frame.isOfChest);
  const labelled = (label: string, value: string | undefined) =>
    value === undefined || value.trim() === '' ? [] : [`${label}: ${value}`];
  const signature = [frame.reader, frame.signedAt].filter(Boolean).join(', ');
  const blocks = [
    [
      heading.title,
      ...labelled(heading.patient, frame.patient),
      ...labelled(heading.study, frame.study),
    ],
    ...report.sections.map(({ id, sentences }) => [
      sectionTitle(language, id),
      ...linesOf(language, id, sentences),
    ]),
    frame.notSigned === undefined
      ? labelled(heading.signedBy, frame.reader === undefined ? undefined : signature)
      : [frame.notSigned],
    ['--', ...reportFooter(language, frame.model ?? null)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Impressions are numbered when there is more than one; other sections run on. */
function linesOf(
  language: Language,
  id: SectionId,
  sentences: readonly ReportSentence[],
): readonly string[] {
  const texts = sentences.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (id === 'impression' && texts.length > 1) {
    return texts.map((text, index) => `${index + 1}. ${text}`);
  }
  return texts.length === 0 ? [] : [texts.join(language === 'en' ? ' ' : '')];
}

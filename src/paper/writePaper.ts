import { formatPatientName, type Image, type Language, type Series, type Study } from '#domain';
import { formatAgeAndSex, formatDate, formatMoment, reportFooter, reportHeading } from '#i18n';
import { listFindings, type FindingsInput, type ListedFindings } from './listFindings';
import { paperWords, type PaperWords } from './words';

export type { PaperRegion, PaperRow, PaperSection } from './listFindings';

export interface PaperFact {
  readonly label: string;
  readonly value: string;
}

/** Everything that a printed report says, in its own language. */
export interface Paper extends ListedFindings {
  readonly language: Language;
  readonly words: PaperWords;
  readonly title: string;
  readonly isSigned: boolean;
  /** On every page: who signed it and when, or that nobody did. */
  readonly seal: string;
  /** On every page, with the seal: whose it is. */
  readonly owner: string;
  readonly facts: readonly PaperFact[];
  /** The whole text, where it has no sections that we know. */
  readonly text: string;
  readonly addenda: readonly { readonly heading: string; readonly text: string }[];
  /** What is to be known of the AI, of the page, and of its use. */
  readonly notes: readonly string[];
}

export interface PaperInput extends FindingsInput {
  readonly study: Study;
  readonly series: Series;
  readonly image: Image;
  /** Name and version of the model that spoke; undefined where none did. */
  readonly model: string | undefined;
  /** Of printing, ISO 8601. */
  readonly at: string;
}

/** The words of the page for a report as it stands, signed or not. */
export function writePaper(input: PaperInput): Paper {
  const { review, report, text, study } = input;
  const { language } = report;
  const words = paperWords(language);
  const { signature } = review;
  const listed = listFindings(input);
  return {
    ...listed,
    language,
    words,
    title: text.split('\n', 1).join(''),
    isSigned: signature !== null,
    seal:
      signature === null
        ? words.preliminary
        : `${words.signed}${words.colon}${signature.reader}${words.comma}${formatMoment(signature.at)}`,
    owner: join(words, [
      formatPatientName(study.patient.PatientName, language),
      study.patient.PatientID,
      formatDate(study.StudyDate),
    ]),
    facts: factsOf(input, words),
    text,
    addenda: review.addenda.map((addendum) => ({
      heading: `${words.addendum}${words.colon}${addendum.reader}${words.comma}${formatMoment(addendum.at)}`,
      text: addendum.text,
    })),
    notes: notesOf(input, listed, words),
  };
}

function factsOf({ report, study, series, image }: PaperInput, words: PaperWords): PaperFact[] {
  const { patient } = study;
  const heading = reportHeading(report.language);
  const name = formatPatientName(patient.PatientName, report.language);
  const place = [
    [image.Modality, image.ViewPosition].filter((part) => part !== '').join(' '),
    series.SeriesNumber === null ? '' : `${words.series} ${series.SeriesNumber}`,
    series.SeriesDescription,
    image.InstanceNumber === null ? '' : `${words.instance} ${image.InstanceNumber}`,
    image.hasHeader ? '' : image.fileName,
  ];
  return [
    {
      label: heading.patient,
      value: join(words, [name, patient.PatientID, formatAgeAndSex(patient)]),
    },
    { label: words.birthDate, value: formatDate(patient.PatientBirthDate) },
    {
      label: heading.study,
      value: join(words, [formatDate(study.StudyDate), study.StudyDescription]),
    },
    { label: words.accession, value: study.AccessionNumber },
    { label: words.image, value: join(words, place) },
  ].filter(({ value }) => value !== '');
}

function notesOf(
  { report, model, findings, image, at }: PaperInput,
  { undecided }: ListedFindings,
  words: PaperWords,
): string[] {
  const hasAi = findings.some(
    ({ original, status }) => original.origin.kind !== 'reader' && status !== 'rejected',
  );
  return [
    undecided.length > 0 ? `${words.undecided}${words.colon}${join(words, undecided)}` : '',
    hasAi ? '' : words.noAi,
    ...reportFooter(report.language, model ?? null),
    `SOP Instance UID${words.colon}${image.SOPInstanceUID}`,
    `${words.printed}${words.colon}${formatMoment(at)}`,
  ].filter((note) => note !== '');
}

const join = (words: PaperWords, parts: readonly string[]): string =>
  parts.filter((part) => part.trim() !== '').join(words.comma);

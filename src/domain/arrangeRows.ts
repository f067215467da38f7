import { aiStateOf, type SortColumn, type WorklistRow, type WorklistView } from './worklist';

/** The rows that the view lets through, in its order. */
export function arrangeRows(rows: readonly WorklistRow[], view: WorklistView): WorklistRow[] {
  return sortRows(filterRows(rows, view), view);
}

export function filterRows(rows: readonly WorklistRow[], view: WorklistView): WorklistRow[] {
  const words = plain(view.search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const [from, to] = [view.fromDate, view.toDate].map((date) => date.replaceAll('-', ''));
  return rows.filter((row) => {
    if (view.modality !== null && !row.modalities.includes(view.modality)) return false;
    if (view.report !== null && row.report !== view.report) return false;
    if (view.ai !== null && aiStateOf(row.reading) !== view.ai) return false;
    if (from && row.StudyDate < from) return false;
    // A study without a date is in no range that has an end.
    if (to && (row.StudyDate === '' || row.StudyDate > to)) return false;
    const text = words.length === 0 ? '' : searchText(row);
    return words.every((word) => text.includes(word));
  });
}

/** By the column, newest first among equals; with triage by what the AI says before that. */
export function sortRows(rows: readonly WorklistRow[], view: WorklistView): WorklistRow[] {
  const compare = comparisons[view.sortBy];
  const sign = view.isDescending ? -1 : 1;
  const urgency = new Map(view.isTriaged ? rows.map((row) => [row, urgencyOf(row)]) : []);
  return rows.toSorted(
    (a, b) =>
      (urgency.get(b) ?? 0) - (urgency.get(a) ?? 0) ||
      sign * compare(a, b) ||
      -comparisons.date(a, b),
  );
}

/**
 * What is called present comes first, the most probable at the top, then what is undetermined. What the
 * AI has not looked at, refused or failed on lies before "no findings": nothing is known of it.
 */
function urgencyOf({ reading }: WorklistRow): number {
  if (reading?.status !== 'done') return 1;
  const highest = (presence: 'present' | 'undetermined') =>
    Math.max(
      ...reading.reading.findings
        .filter((finding) => finding.presence === presence)
        .map(({ probability }) => probability ?? 0),
    );
  const [present, undetermined] = [highest('present'), highest('undetermined')];
  if (present >= 0) return 3 + present;
  return undetermined >= 0 ? 2 + undetermined : 0;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const nameOf = ({ patient, fileName }: WorklistRow) => patient.PatientName || (fileName ?? '');
const reportOrder = ['unread', 'draft', 'signed', 'addended'];

const comparisons: Readonly<Record<SortColumn, (a: WorklistRow, b: WorklistRow) => number>> = {
  patient: (a, b) => collator.compare(nameOf(a), nameOf(b)),
  id: (a, b) => collator.compare(a.patient.PatientID, b.patient.PatientID),
  ageSex: (a, b) => (a.patient.ageYears ?? -1) - (b.patient.ageYears ?? -1),
  date: (a, b) => compareText(a.StudyDate + a.StudyTime, b.StudyDate + b.StudyTime),
  modality: (a, b) => collator.compare(a.modalities.join(), b.modalities.join()),
  description: (a, b) => collator.compare(a.description, b.description),
  images: (a, b) => a.imageCount - b.imageCount,
  report: (a, b) => reportOrder.indexOf(a.report) - reportOrder.indexOf(b.report),
};

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Full and half width, capitals and small letters are the same; carets of a name are blanks. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\^=]/g, ' ');

const searchText = (row: WorklistRow) =>
  plain(
    [
      row.patient.PatientName,
      row.patient.PatientID,
      row.AccessionNumber,
      row.description,
      row.fileName ?? '',
    ].join('\n'),
  );

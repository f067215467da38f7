import type { ReadingState } from './reading';
import type { Patient } from './study';

export const reportStates = ['unread', 'draft', 'signed', 'addended'] as const;
export type ReportState = (typeof reportStates)[number];

/** What became of the model's look, in the few words of a list. */
export const aiStates = ['not-run', 'running', 'none', 'findings', 'refused', 'failed'] as const;
export type AiState = (typeof aiStates)[number];

/** One study as the worklist shows it, whatever its source and whether or not its images are here. */
export interface WorklistRow {
  readonly StudyInstanceUID: string;
  readonly patient: Patient;
  /** Stands in for the name where an image has no header. */
  readonly fileName: string | null;
  readonly StudyDate: string;
  readonly StudyTime: string;
  readonly AccessionNumber: string;
  readonly modalities: readonly string[];
  readonly description: string;
  readonly imageCount: number;
  /** Of the study's main image. */
  readonly reading: ReadingState | undefined;
  readonly report: ReportState;
}

/** The AI state is no column to sort by: reordering by it is triage, which is a switch of its own. */
export const sortColumns = [
  'patient',
  'id',
  'ageSex',
  'date',
  'modality',
  'description',
  'images',
  'report',
] as const;
export type SortColumn = (typeof sortColumns)[number];

/** Which rows are shown and in which order. A filter that is null or empty lets everything through. */
export interface WorklistView {
  readonly sortBy: SortColumn;
  readonly isDescending: boolean;
  readonly isTriaged: boolean;
  readonly search: string;
  readonly modality: string | null;
  /** `YYYY-MM-DD`, both included. */
  readonly fromDate: string;
  readonly toDate: string;
  readonly ai: AiState | null;
  readonly report: ReportState | null;
}

export const plainView: WorklistView = {
  sortBy: 'date',
  isDescending: true,
  isTriaged: false,
  search: '',
  modality: null,
  fromDate: '',
  toDate: '',
  ai: null,
  report: null,
};

/** The same rows in an order that no AI result has a part in. */
export function viewWithoutAi<View extends WorklistView>(view: View): View {
  return { ...view, ai: null, isTriaged: false };
}

export function aiStateOf(reading: ReadingState | undefined): AiState {
  if (reading === undefined) return 'not-run';
  if (reading.status !== 'done') return reading.status;
  return reading.reading.findings.some(({ presence }) => presence !== 'absent')
    ? 'findings'
    : 'none';
}

/** A report that still waits for its reader. */
export const isUnsigned = ({ report }: WorklistRow) => report === 'unread' || report === 'draft';

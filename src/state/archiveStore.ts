import {
  emptyQuery,
  type ArchivedSeries,
  type ArchivedStudy,
  type Problem,
  type StudyQuery,
} from '#domain';
import { create } from 'zustand';

/** Studies on one page of results. */
export const pageSize = 25;

export interface ResultPage {
  /** From 0. */
  readonly page: number;
  readonly studies: readonly ArchivedStudy[];
  readonly hasMore: boolean;
}

/** What the search in hand has come to. While one runs, the results of the one before stay. */
export type SearchState =
  | { readonly status: 'idle' }
  | { readonly status: 'searching' }
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Series of a study whose row is open. */
export type SeriesState =
  | { readonly status: 'loading' }
  | { readonly status: 'done'; readonly series: readonly ArchivedSeries[] }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Images on their way here. */
export interface Retrieval {
  readonly done: number;
  /** Null where the archive does not tell how many there are. */
  readonly total: number | null;
}

interface ArchiveStore {
  readonly query: StudyQuery;
  readonly search: SearchState;
  readonly results: ResultPage | null;
  readonly series: Readonly<Record<string, SeriesState>>;
  readonly retrieval: Retrieval | null;
  /** What went wrong while images were fetched. */
  readonly retrievalProblem: Problem | null;
  readonly isStoring: boolean;
}

const nothingFound = {
  query: emptyQuery,
  search: { status: 'idle' },
  results: null,
  series: {},
} as const satisfies Partial<ArchiveStore>;

/** The archive as it was last asked. Never kept: it names patients who are not open here. */
export const useArchiveStore = create<ArchiveStore>()(() => ({
  ...nothingFound,
  retrieval: null,
  retrievalProblem: null,
  isStoring: false,
}));

/** Another archive, or none: what the one before answered is no longer shown. */
export function clearArchive(): void {
  useArchiveStore.setState({ ...nothingFound, retrievalProblem: null });
}

export function putSeries(StudyInstanceUID: string, state: SeriesState): void {
  useArchiveStore.setState(({ series }) => ({ series: { ...series, [StudyInstanceUID]: state } }));
}

import type { BackendReason, Problem } from '#domain';
import { create } from 'zustand';

/** Things worth saying once that are no problem; `values` fill the translated message. */
export type NoticeText =
  | { readonly kind: 'copied' | 'signed' | 'no-ratio' }
  | { readonly kind: 'no-next-study'; readonly filteredAway: number }
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'stored'; readonly count: number }
  | { readonly kind: 'already-open' | 'opening-stopped'; readonly count: number }
  | {
      readonly kind: 'directory';
      readonly file: string;
      readonly listed: number;
      readonly missing: number;
    }
  | { readonly kind: 'backend-fell'; readonly reason: BackendReason };

export interface Notice {
  readonly id: number;
  readonly content: { readonly kind: 'problem'; readonly problem: Problem } | NoticeText;
}

interface NoticeState {
  readonly notices: readonly Notice[];
  readonly nextId: number;
}

/** Problems and short confirmations, shown in one place. */
export const useNoticeStore = create<NoticeState>()(() => ({ notices: [], nextId: 1 }));

/** Adds a notice unless the same one is already on screen. */
export function postNotice(content: Notice['content']): void {
  useNoticeStore.setState(({ notices, nextId }) => {
    const same = JSON.stringify(content);
    if (notices.some((notice) => JSON.stringify(notice.content) === same)) return {};
    return { notices: [...notices, { id: nextId, content }], nextId: nextId + 1 };
  });
}

/** Removes problems that the reader has moved on from. */
export function removeProblems(isPast: (problem: Problem) => boolean): void {
  useNoticeStore.setState(({ notices }) => ({
    notices: notices.filter(
      ({ content }) => content.kind !== 'problem' || !isPast(content.problem),
    ),
  }));
}

export function removeNotice(id: number): void {
  useNoticeStore.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.id !== id),
  }));
}

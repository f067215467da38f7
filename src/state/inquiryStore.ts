import type { Asked, InquiryResult, Problem } from '#domain';
import { create } from 'zustand';

/** What the reader last asked of the image in review, and what came of it. */
export type Inquiry =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly asked: Asked }
  | { readonly status: 'done'; readonly asked: Asked; readonly result: InquiryResult }
  | { readonly status: 'failed'; readonly asked: Asked; readonly problem: Problem };

interface InquiryStore {
  readonly inquiry: Inquiry;
  /** As typed, also before it is asked. */
  readonly words: string;
}

export const nothingAsked = {
  inquiry: { status: 'none' },
  words: '',
} as const satisfies InquiryStore;

/** One question at a time; nothing of it counts until it is kept. */
export const useInquiryStore = create<InquiryStore>()(() => nothingAsked);

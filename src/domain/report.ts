import type { Language } from './language';

/** Sections that the reader may write into; the clinical context has fields of its own. */
export type WrittenSectionId = 'technique' | 'comparison' | 'findings' | 'impression';
export type SectionId = 'context' | WrittenSectionId;

/** One sentence of the report with its link to the region, if it states a finding. */
export interface ReportSentence {
  readonly text: string;
  readonly trackingUID: string | null;
  /** `ai`: from the model, coloured until signed; `reader`: typed; `template`: technique, comparison. */
  readonly source: 'ai' | 'reader' | 'template';
}

export interface ReportSection {
  readonly id: SectionId;
  readonly sentences: readonly ReportSentence[];
}

export interface Report {
  readonly language: Language;
  readonly sections: readonly ReportSection[];
}

/** A contradiction between text and codes, or a reason that signing must wait. Names the sentence. */
export interface ReportIssue {
  readonly kind:
    | 'undecided'
    | 'side'
    | 'zone'
    | 'extent'
    | 'negation'
    | 'number'
    | 'size'
    | 'finding'
    /** Words of the reader's in another language, which this report leaves out. */
    | 'other-language'
    | 'empty-impression';
  readonly trackingUID: string | null;
  readonly sentence: string;
}

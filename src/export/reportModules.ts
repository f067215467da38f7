import type { Addendum, Image, Signature, Study } from '#domain';
import type { NaturalDataset } from 'dcmjs';
import { momentOf, referenceTo } from './commonModules';
import { concepts } from './concepts';
import { personName } from './personName';

/** Comprehensive SR Storage. */
export const reportStorage = '1.2.840.10008.5.1.4.1.1.88.33';

/** A report whose content was taken over, and what became of it. */
export interface PredecessorReport {
  readonly SOPInstanceUID: string;
  readonly SeriesInstanceUID: string;
  readonly purpose: 'addended' | 'preliminary';
}

interface Signed {
  readonly kind: 'model' | 'final';
  readonly signature?: Signature | null;
  readonly addenda?: readonly Addendum[];
}

/** PS3.3 C.17.2: only what a reader has signed is complete and verified, by that reader. */
export function verification({ kind, signature, addenda = [] }: Signed): NaturalDataset {
  if (kind === 'model' || !signature) {
    return {
      PreliminaryFlag: 'PRELIMINARY',
      CompletionFlag: 'PARTIAL',
      CompletionFlagDescription: 'Not signed. Research use only',
      VerificationFlag: 'UNVERIFIED',
    };
  }
  return {
    PreliminaryFlag: 'FINAL',
    CompletionFlag: 'COMPLETE',
    CompletionFlagDescription: 'Signed by the reader. Research use only',
    VerificationFlag: 'VERIFIED',
    VerifyingObserverSequence: [signature, ...addenda].map(({ reader, at }) => {
      const { date, time } = momentOf(new Date(at));
      return {
        VerifyingObserverName: personName(reader),
        VerifyingObserverIdentificationCodeSequence: [],
        // Required, and nobody is asked for it.
        VerifyingOrganization: 'not stated',
        VerificationDateTime: `${date}${time}`,
      };
    }),
  };
}

const purposes = { addended: concepts.addended, preliminary: concepts.preliminary };

export function predecessors(study: Study, reports: readonly PredecessorReport[]): NaturalDataset {
  if (reports.length === 0) return {};
  return {
    PredecessorDocumentsSequence: [
      {
        StudyInstanceUID: study.StudyInstanceUID,
        ReferencedSeriesSequence: reports.map(({ SeriesInstanceUID, SOPInstanceUID, purpose }) => ({
          SeriesInstanceUID,
          ReferencedSOPSequence: [
            {
              ReferencedSOPClassUID: reportStorage,
              ReferencedSOPInstanceUID: SOPInstanceUID,
              PurposeOfReferenceCodeSequence: [{ ...purposes[purpose] }],
            },
          ],
        })),
      },
    ],
  };
}

/** Every image that the report names, by its series (PS3.3 C.17.2.3). */
export function evidence(study: Study, images: readonly Image[]): NaturalDataset {
  const named = new Set(images.map(({ SOPInstanceUID }) => SOPInstanceUID));
  const ReferencedSeriesSequence = study.series.flatMap((series) => {
    const objects = new Map(
      series.images
        .filter(({ SOPInstanceUID }) => named.has(SOPInstanceUID))
        .map((image) => [image.SOPInstanceUID, referenceTo(image)]),
    );
    if (objects.size === 0) return [];
    const { SeriesInstanceUID } = series;
    return [{ SeriesInstanceUID, ReferencedSOPSequence: [...objects.values()] }];
  });
  return {
    CurrentRequestedProcedureEvidenceSequence: [
      { StudyInstanceUID: study.StudyInstanceUID, ReferencedSeriesSequence },
    ],
  };
}

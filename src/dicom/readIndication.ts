import type { Dataset } from './dataset';

/**
 * Why the image was asked for, each reason once: Reason for Study, Reason for the Requested Procedure
 * (on its own or within the Request Attributes Sequence) and Admitting Diagnoses Description; '' if none is given.
 */
export function readIndication(dataset: Dataset): string {
  const requests = dataset.items('RequestAttributesSequence');
  const reasons = [
    dataset.string('ReasonForStudy'),
    ...[dataset, ...requests].map((each) => each.string('ReasonForTheRequestedProcedure')),
    ...dataset.strings('AdmittingDiagnosesDescription'),
  ].filter((reason) => reason !== '');
  return [...new Set(reasons)].join('; ');
}

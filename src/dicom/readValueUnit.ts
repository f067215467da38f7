import { suvUnit, type SuvBasis } from '#domain';
import type { Dataset } from './dataset';
import { findGroup } from './functionalGroups';

/** What modality values are: SUV where PET has them, the header's Rescale Type, Units of PET, HU of a CT that names none; '' where nobody knows. */
export function readValueUnit(dataset: Dataset, frame: number, suv: SuvBasis | null): string {
  if (suv && suv.kind !== 'missing') return suvUnit;
  const rescale = findGroup(dataset, frame, 'PixelValueTransformationSequence') ?? dataset;
  const stated =
    dataset.item('ModalityLUTSequence')?.string('ModalityLUTType') ||
    rescale.string('RescaleType') ||
    dataset.string('Units');
  // US is "unspecified" (PS3.3 C.11.1.1.2).
  if (stated !== '' && stated !== 'US') return stated;
  return dataset.string('Modality') === 'CT' && stated === '' ? 'HU' : '';
}

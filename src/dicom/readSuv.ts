import type { SuvBasis, SuvObstacle, VoiWindow } from '#domain';
import type { Dataset } from './dataset';
import { readDecay } from './readDecay';

const enhancedPet = '1.2.840.10008.5.1.4.1.1.130';

/** Kilograms and becquerels that can be a patient's; others are of another unit, or placeholders. */
const soundKg = [0.2, 500] as const;
const soundBq = [1e4, 1e11] as const;

/**
 * How the values of a PET image become body-weight SUV, by QIBA's rules (FDG-PET/CT Profile 1.13, appendix G), or why they do
 * not; null for what is no PET. Nothing that the header leaves out is put in its place.
 */
export function readSuv(dataset: Dataset): SuvBasis | null {
  if (dataset.string('Modality') !== 'PT') return null;
  if (dataset.string('SOPClassUID') === enhancedPet) return missing('enhanced');
  if (dataset.has('ModalityLUTSequence')) return missing('units');
  switch (dataset.string('Units')) {
    case 'BQML':
      return readOfActivity(dataset, 1);
    case 'CNTS':
      return readOfCounts(dataset);
    case 'GML': {
      // Without a type it is by body weight (PS3.3 C.8.9.1).
      const type = dataset.string('SUVType');
      return type === '' || type === 'BW' ? { kind: 'stated', factor: 1 } : missing('other-suv');
    }
    default:
      return missing('units');
  }
}

const missing = (obstacle: SuvObstacle): SuvBasis => ({ kind: 'missing', obstacle });

/** Philips stores counts, and beside them by what they become SUV or activity. */
function readOfCounts(dataset: Dataset): SuvBasis {
  if (dataset.string('PrivateCreator7053') !== 'Philips PET Private Group') {
    return missing('philips-factor');
  }
  const factor = dataset.number('PhilipsSuvScaleFactor') ?? 0;
  if (factor > 0) return { kind: 'maker-factor', factor };
  const activity = dataset.number('PhilipsActivityConcentrationScaleFactor') ?? 0;
  return activity > 0 ? readOfActivity(dataset, activity) : missing('philips-factor');
}

function readOfActivity(dataset: Dataset, bqPerMl: number): SuvBasis {
  const corrected = dataset.strings('CorrectedImage');
  if (!corrected.includes('ATTN')) return missing('not-attenuation-corrected');
  const reference = dataset.string('DecayCorrection');
  if (reference === 'NONE' || !corrected.includes('DECY')) return missing('not-decay-corrected');
  if (reference !== 'START' && reference !== 'ADMIN') return missing('decay-reference');
  const weightKg = dataset.number('PatientWeight') ?? 0;
  if (!isWithin(weightKg, soundKg)) return missing('weight');
  const doses = dataset.items('RadiopharmaceuticalInformationSequence');
  if (doses.length > 1) return missing('several-doses');
  const [dose] = doses;
  const doseBq = dose?.number('RadionuclideTotalDose') ?? 0;
  if (!dose || !isWithin(doseBq, soundBq)) return missing('dose');
  const perGram = (atReferenceBq: number) => (bqPerMl * weightKg * 1000) / atReferenceBq;
  const known = { kind: 'activity', weightKg, doseBq } as const;
  if (reference === 'ADMIN') return { ...known, factor: perGram(doseBq), decay: null };
  const halfLifeSeconds = dose.number('RadionuclideHalfLife') ?? 0;
  if (halfLifeSeconds <= 0) return missing('half-life');
  const decay = readDecay(dataset, dose, halfLifeSeconds);
  if ('obstacle' in decay) return missing(decay.obstacle);
  const seconds = decay.value;
  const left = doseBq * 2 ** (-seconds / halfLifeSeconds);
  return { ...known, factor: perGram(left), decay: { seconds, halfLifeSeconds } };
}

const isWithin = (value: number, [low, high]: readonly [number, number]) =>
  value >= low && value <= high;

/** What rescaled values are multiplied by; 1 where they stay as they are. */
export const suvFactorOf = (basis: SuvBasis | null): number =>
  basis && basis.kind !== 'missing' ? basis.factor : 1;

/** A header's window in SUV, made exact: the half unit of the linear function (PS3.3 C.11.2.1.2.1) is of the old values. */
export function windowInSuv(window: VoiWindow, factor: number): VoiWindow[] {
  if (factor === 1) return [window];
  // A table counts whole values of the old unit.
  if (window.lut) return [];
  const { center, width, shape = 'linear-exact', explanation } = window;
  const isHalfOff = window.shape === undefined && width > 1;
  return [
    {
      center: (isHalfOff ? center - 0.5 : center) * factor,
      width: (isHalfOff ? width - 1 : width) * factor,
      explanation,
      shape,
    },
  ];
}

import type { Study } from './study';

/**
 * Why the image was made, and of whom: read from the header at first, then as the reader leaves it. It
 * is stated in the report and signed with it. Only the decoder hears of it, and only how it bears on a
 * finding, for the wording: nothing that finds or weighs a finding sees it.
 */
export interface ClinicalContext {
  readonly indication: string;
  readonly ageYears: number | null;
  readonly sex: 'M' | 'F' | 'O' | '';
  /** C-reactive protein; laboratories state it in either unit. */
  readonly crp: number | null;
  readonly crpUnit: 'mg/L' | 'mg/dL';
  readonly temperatureCelsius: number | null;
}

/** The indication asks for the finding, or the patient shows signs of inflammation that it may explain. */
export type ContextBearing = 'asked' | 'inflamed';

export const noContext: ClinicalContext = {
  indication: '',
  ageYears: null,
  sex: '',
  crp: null,
  crpUnit: 'mg/L',
  temperatureCelsius: null,
};

/** What the study's header says of it. */
export function contextOfStudy({ patient, indication }: Study): ClinicalContext {
  const sex = (['M', 'F', 'O'] as const).find((each) => each === patient.PatientSex.trim());
  return {
    ...noContext,
    indication: indication ?? '',
    ageYears: patient.ageYears === null ? null : Math.floor(patient.ageYears),
    sex: sex ?? '',
  };
}

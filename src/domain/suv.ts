/** Why no body-weight SUV came of a PET image: what its header lacks, or says and cannot be. */
export type SuvObstacle =
  | 'enhanced'
  | 'units'
  | 'other-suv'
  | 'philips-factor'
  | 'not-attenuation-corrected'
  | 'not-decay-corrected'
  | 'decay-reference'
  | 'weight'
  | 'several-doses'
  | 'dose'
  | 'half-life'
  | 'injection-time'
  | 'injection-day'
  | 'scan-time'
  | 'contradictory-times';

/** What body-weight SUV were computed from; where they could not be, values stay in the header's own unit. */
export type SuvBasis =
  | {
      readonly kind: 'activity';
      /** What activity per millilitre is multiplied by. */
      readonly factor: number;
      readonly weightKg: number;
      /** At injection. */
      readonly doseBq: number;
      /** From injection to the moment to which the image is corrected; null where that is the injection. */
      readonly decay: { readonly seconds: number; readonly halfLifeSeconds: number } | null;
    }
  /** A factor of its own by which the maker says that values become SUV. */
  | { readonly kind: 'maker-factor'; readonly factor: number }
  /** Values are SUV as they are stored. */
  | { readonly kind: 'stated'; readonly factor: 1 }
  | { readonly kind: 'missing'; readonly obstacle: SuvObstacle };

/** The unit of such values, as measurements and windows say it. */
export const suvUnit = 'SUVbw';

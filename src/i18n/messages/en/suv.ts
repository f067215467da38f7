/** Standardized uptake values of PET: what they come of, or what stands against them. */
export const suv = {
  'suv.range': 'SUV {low}–{high}',
  'suv.activity':
    'SUV by body weight: {weight} kg, {dose} MBq injected, {minutes} min of decay at a half-life of {halfLife} min',
  'suv.activityAtInjection':
    'SUV by body weight: {weight} kg, {dose} MBq injected, values corrected to the injection',
  'suv.makerFactor': 'SUV by body weight: the maker’s own factor {factor}',
  'suv.stated': 'SUV by body weight: as stored (g/ml)',
  'suv.missing': 'no SUV: {obstacle}',
  'suv.obstacle.enhanced': 'not computed for Enhanced PET',
  'suv.obstacle.units': 'the header’s unit is no activity',
  'suv.obstacle.other-suv': 'stored as SUV by another measure than body weight',
  'suv.obstacle.philips-factor': 'counts, without the maker’s factor',
  'suv.obstacle.not-attenuation-corrected': 'not corrected for attenuation',
  'suv.obstacle.not-decay-corrected': 'not corrected for decay',
  'suv.obstacle.decay-reference': 'the header does not say to when decay was corrected',
  'suv.obstacle.weight': 'no plausible weight in the header',
  'suv.obstacle.several-doses': 'more than one injection',
  'suv.obstacle.dose': 'no plausible injected dose in the header',
  'suv.obstacle.half-life': 'no half-life in the header',
  'suv.obstacle.injection-time': 'no time of injection in the header',
  'suv.obstacle.injection-day': 'no day of injection in the header',
  'suv.obstacle.scan-time': 'the header does not tell when the scan began',
  'suv.obstacle.contradictory-times': 'times of injection and scan contradict each other',
} as const;

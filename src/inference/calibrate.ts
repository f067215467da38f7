import type { ManifestFinding, Presence } from '#domain';

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Probabilities that sum to 1. */
export function softmax(logits: ArrayLike<number>): number[] {
  const values = Array.from(logits);
  const highest = Math.max(...values);
  const exponents = values.map((value) => Math.exp(value - highest));
  const sum = exponents.reduce((a, b) => a + b, 0);
  return exponents.map((value) => value / sum);
}

/** Calibrated probability of a finding, 0..1. */
export const calibrate = (logit: number, { calibration }: ManifestFinding): number =>
  sigmoid(calibration.slope * logit + calibration.intercept);

/** Between the two thresholds the model abstains. */
export function presenceOf(probability: number, { thresholds }: ManifestFinding): Presence {
  if (probability >= thresholds.present) return 'present';
  return probability < thresholds.absent ? 'absent' : 'undetermined';
}

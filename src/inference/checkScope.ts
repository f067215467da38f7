import { ShokenError, type ErrorCode, type Image, type ModelManifest, type Problem } from '#domain';
import { softmax } from './calibrate';

/** What the header check looks at. */
export type ScopeHeader = Pick<
  Image,
  | 'Modality'
  | 'BodyPartExamined'
  | 'ViewPosition'
  | 'PatientOrientation'
  | 'NumberOfFrames'
  | 'Rows'
  | 'Columns'
  | 'hasHeader'
>;

/**
 * What the header says against reading this image, or null. A value that is missing says nothing: many
 * archives strip body part and view, and the pixels are judged as well.
 */
export function checkHeaderScope(
  image: ScopeHeader,
  ageYears: number | null,
  manifest: ModelManifest,
): Problem | null {
  const { accepts } = manifest;
  if (image.hasHeader) {
    const Modality = image.Modality.trim().toUpperCase();
    if (!accepts.modalities.includes(Modality)) {
      return { code: 'scope-modality', detail: { modality: Modality } };
    }
    const bodyPart = image.BodyPartExamined.trim().toUpperCase();
    if (bodyPart !== '' && !accepts.bodyParts.includes(bodyPart)) {
      return { code: 'scope-body-part', detail: { bodyPart } };
    }
    const view = image.ViewPosition.trim().toUpperCase() || viewOfOrientation(image);
    if (view !== '' && !accepts.views.includes(view)) {
      return { code: 'scope-view', detail: { view } };
    }
  }
  if (ageYears !== null && ageYears < accepts.minimumAgeYears) {
    return { code: 'scope-age', detail: { age: ageYears, minimum: accepts.minimumAgeYears } };
  }
  if (image.NumberOfFrames > 1) {
    return { code: 'scope-multiframe', detail: { frames: image.NumberOfFrames } };
  }
  const shorter = Math.min(image.Rows, image.Columns);
  if (shorter < accepts.minimumPixels) {
    return { code: 'scope-too-small', detail: { pixels: shorter, minimum: accepts.minimumPixels } };
  }
  return null;
}

/** Rows that run forwards or backwards make a lateral view, also where View Position is empty. */
const viewOfOrientation = ({ PatientOrientation }: ScopeHeader): string =>
  /^[AP]/.test(PatientOrientation?.[0] ?? '') ? 'LATERAL' : '';

/** What a package may know an image to be instead; any other class only does not look right. */
const classCodes: Readonly<Record<string, ErrorCode>> = {
  child: 'scope-child',
  inverted: 'scope-inverted',
};

/**
 * Throws a scope error if the pixels do not look like what the package reads (`models/GRAPHS.md`, "What is
 * refused"; twin of `training/refusal.py`). `logits` as the encoder's `scope`.
 */
export function checkPixelScope(logits: Float32Array, { outOfScope }: ModelManifest): void {
  const probabilities = softmax(logits);
  const inScope = probabilities[0] ?? 0;
  const { classes, minimumInScope, refuseFrom = {} } = outOfScope;
  const isElse = classes.some(
    (name, i) => i > 0 && probabilities[i]! >= (refuseFrom[name] ?? Infinity),
  );
  if (inScope >= minimumInScope && !isElse) return;
  const others = probabilities.slice(1);
  const likeliest = 1 + others.indexOf(Math.max(...others));
  const looksLike = classes[likeliest] ?? '';
  throw new ShokenError(classCodes[looksLike] ?? 'scope-appearance', {
    looksLike,
    probability: Number(inScope.toFixed(4)),
  });
}

import type { Measured, Measurement, NoValues } from '#domain';
import { writeExtent, writeValue, type Translator } from '#i18n';
import { describeSuv } from './describeSuv';

/** What a measurement is called: as the reader named it, or by its kind and number. */
export function nameMeasurement(
  t: Translator,
  { name, number, shape }: Pick<Measurement, 'name' | 'number' | 'shape'>,
): string {
  return name || t(`measure.name.${shape.kind}`, { number });
}

/** What it measures, in short lines: the first is what the list shows. */
export function describeMeasured(t: Translator, { result, scaleSource }: Measured): string[] {
  switch (result.kind) {
    case 'length': {
      // On the image itself it must not be taken for the patient's.
      const isAtDetector = scaleSource === 'detector';
      const note = isAtDetector ? ` (${t('measure.scale.short.detector')})` : '';
      return [`${writeExtent(result.length)}${note}`];
    }
    case 'angle':
    case 'cobb':
      return [`${result.degrees.toFixed(1)}°`];
    case 'ellipse':
    case 'rectangle': {
      const { values, valueUnit, area } = result;
      if (typeof values === 'string') return [writeExtent(area), sayMissing(t, values)];
      const { mean, standardDeviation, min, max } = values;
      return [
        t('measure.mean', {
          mean: writeValue(mean),
          sd: writeValue(standardDeviation),
          unit: valueUnit,
        }).trim(),
        t('measure.range', { min: writeValue(min), max: writeValue(max), unit: valueUnit }).trim(),
        writeExtent(area),
      ];
    }
    case 'probe':
      return [
        typeof result.value === 'string'
          ? sayMissing(t, result.value)
          : `${writeValue(result.value)} ${result.valueUnit}`.trim(),
      ];
    case 'arrow':
      return [];
    case 'cardiothoracic-ratio':
      return [t('measure.ratio', { ratio: result.ratio.toFixed(2) })];
  }
}

/** By what it was measured, and whose it is: small print of the list. */
export function explainMeasured(
  t: Translator,
  {
    result,
    scaleSource,
    suv,
    proposal,
  }: Pick<Measurement, 'result' | 'scaleSource' | 'suv' | 'proposal'>,
): string[] {
  const notes: string[] = [];
  if (result.kind === 'cardiothoracic-ratio') {
    notes.push(
      t('measure.widths', { heart: writeExtent(result.heart), chest: writeExtent(result.chest) }),
    );
  }
  if ('valueUnit' in result && result.valueUnit === '' && hasValues(result)) {
    notes.push(t('measure.noUnit'));
  }
  if (suv && hasValues(result)) notes.push(describeSuv(t, suv));
  if (result.kind === 'ellipse' || result.kind === 'rectangle') {
    if (typeof result.values !== 'string') {
      notes.push(t('measure.pixels', { count: result.values.count }));
    }
  }
  if (result.kind === 'angle' || result.kind === 'cobb') {
    if (scaleSource === 'none') notes.push(t('measure.scale.square'));
  } else if (result.kind !== 'probe' && result.kind !== 'arrow') {
    notes.push(t(`measure.scale.${scaleSource}`));
  }
  if (proposal) notes.push(t(proposal.isChecked ? 'measure.checked' : 'measure.proposed'));
  return notes;
}

const hasValues = (result: Measured['result']) =>
  result.kind === 'probe'
    ? typeof result.value !== 'string'
    : 'values' in result && typeof result.values !== 'string';

const sayMissing = (t: Translator, why: NoValues) => t(`measure.missing.${why}`);

import { ShokenError, type ModalityPixels } from '#domain';
import type { EncodedDicomFrame, Frame, PixelDescription, StoredSamples } from './types';

/** Modality pixels of a grey frame: Modality LUT or rescale applied, padding found on the stored values. */
export function greyFromSamples(samples: StoredSamples, description: PixelDescription): Frame {
  const { data: stored, width, height } = samples;
  const { slope, intercept, modalityLut, padding } = description;
  const count = width * height;
  const data = new Float32Array(count);
  if (modalityLut) {
    const { first, values } = modalityLut;
    const last = values.length - 1;
    for (let at = 0; at < count; at++) {
      data[at] = values[Math.min(Math.max(stored[at]! - first, 0), last)]!;
    }
  } else if (slope === 1 && intercept === 0) {
    data.set(stored);
  } else {
    for (let at = 0; at < count; at++) data[at] = stored[at]! * slope + intercept;
  }

  let mask: Uint8Array | null = null;
  if (padding) {
    mask = new Uint8Array(count);
    let padded = 0;
    for (let at = 0; at < count; at++) {
      const value = stored[at]!;
      if (value >= padding.low && value <= padding.high) padded += mask[at] = 1;
    }
    // A header that calls every pixel padding (or none) has no padding to speak of.
    if (padded === 0 || padded === count) mask = null;
  }
  return frameOfGrey({ width, height, data, padding: mask, isInverted: description.isInverted });
}

/** Float Pixel Data and Double Float Pixel Data (PS3.3 C.7.6.24): rescaled, nothing else applies. */
export function greyFromFloat({ bytes, description }: EncodedDicomFrame): Frame {
  const { Columns: width, Rows: height, slope, intercept, sample, isBigEndian } = description;
  const size = sample === 'float' ? 4 : 8;
  const data = new Float32Array(width * height);
  if (bytes.length < data.length * size) throw new ShokenError('file-truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < data.length; at++) {
    const value =
      size === 4 ? view.getFloat32(at * 4, !isBigEndian) : view.getFloat64(at * 8, !isBigEndian);
    data[at] = Number.isFinite(value) ? value * slope + intercept : 0;
  }
  return frameOfGrey({ width, height, data, padding: null, isInverted: description.isInverted });
}

/** Display shares the modality pixels' array: nobody may write to it. */
export function frameOfGrey(modality: ModalityPixels): Frame {
  const { width, height, data, padding, isInverted } = modality;
  let min = Infinity;
  let max = -Infinity;
  for (let at = 0; at < data.length; at++) {
    if (padding?.[at] === 1) continue;
    const value = data[at]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const shown = darkenPadding(modality, min, max);
  return {
    display: { width, height, data: shown, isColor: false, isInverted, min, max },
    modality,
  };
}

/**
 * Padding is background (PS3.3 C.7.5.1.1.2): where its value would be shown as anything but black, it is
 * set beyond the dark end of the image in a copy for display.
 */
function darkenPadding({ data, padding, isInverted }: ModalityPixels, min: number, max: number) {
  if (!padding) return data;
  const isDark = (value: number) => (isInverted ? value > max : value < min);
  if (data.every((value, at) => padding[at] === 0 || isDark(value))) return data;
  const dark = isInverted ? max + 1 : min - 1;
  return data.map((value, at) => (padding[at] === 1 ? dark : value));
}

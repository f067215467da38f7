import { ShokenError } from '#domain';
import { decodePicture } from './decodePicture';
import { decodePreview } from './decodePreview';
import { decodeSamples } from './decodeSamples';
import { colorFromSamples, greyFromColor } from './color';
import { greyFromFloat, greyFromSamples } from './grey';
import { colorOfSupplement } from './supplement';
import type { EncodedDicomFrame, EncodedFrame, Frame } from './types';

/**
 * Pixels of one frame; before them a preview where the whole takes long. Throws `file-decode-failed` or another file
 * code; never anything else.
 */
export async function decodeFrame(
  encoded: EncodedFrame,
  onPreview?: (preview: Frame) => void,
): Promise<Frame> {
  try {
    const preview = onPreview && encoded.kind === 'dicom' ? await decodePreview(encoded) : null;
    if (preview) onPreview?.(preview);
    return encoded.kind === 'picture'
      ? await decodePicture(encoded.bytes)
      : await decodeDicomFrame(encoded);
  } catch (error) {
    if (error instanceof ShokenError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShokenError('file-decode-failed', { reason }, { cause: error });
  }
}

async function decodeDicomFrame(encoded: EncodedDicomFrame): Promise<Frame> {
  const { description } = encoded;
  if (description.sample !== 'integer') return greyFromFloat(encoded);
  const samples = await decodeSamples(encoded);
  if (samples.width !== description.Columns || samples.height !== description.Rows) {
    throw new ShokenError('file-decode-failed', {
      reason: `the frame is ${samples.width}×${samples.height}, the header says ${description.Columns}×${description.Rows}`,
    });
  }
  if (samples.samplesPerPixel === 1 && description.palette === null) {
    const grey = greyFromSamples(samples, description);
    const { supplement } = description;
    return supplement
      ? { ...grey, display: colorOfSupplement(samples, grey.display, supplement) }
      : grey;
  }
  const color = colorFromSamples(samples, description);
  return greyFromColor(color) ?? { display: color, modality: null };
}

import type { Image, ModalityPixels } from '#domain';
import { pauseForCancel } from './cancel';
import { checkPixelScope } from './checkScope';
import type { Encoded, Graphs, Grounded } from './graphs';
import { preprocess, type Letterbox } from './preprocess';
import { queriesOf } from './readFindings';
import type { OpenModel } from './readImage';

/** The image that something is asked about. */
export interface AskedImage {
  readonly image: Pick<Image, 'SOPInstanceUID' | 'frame' | 'PatientOrientation' | 'spacing'>;
  readonly pixels: ModalityPixels;
}

/** What the model made of an image before anything was asked: features, and the answers to its own queries. */
export interface Look {
  readonly letterbox: Letterbox;
  readonly encoded: Encoded;
  readonly grounded: Grounded;
}

interface Remembered {
  readonly key: string;
  readonly look: Look;
}

/** The last look of each open package: what is asked of an image that was just read costs no second look. */
const remembered = new WeakMap<Graphs, Remembered>();

const keyOf = ({ SOPInstanceUID, frame }: AskedImage['image']) => `${SOPInstanceUID}:${frame}`;

export function rememberLook(graphs: Graphs, image: AskedImage['image'], look: Look): void {
  remembered.set(graphs, { key: keyOf(image), look });
}

/** Looks at an image, or remembers. Refuses by throwing `scope-*`, as reading does. */
export async function lookAtImage(
  { modelPackage: { manifest }, graphs }: OpenModel,
  { image, pixels }: AskedImage,
  signal?: AbortSignal,
): Promise<Look> {
  const known = remembered.get(graphs);
  if (known?.key === keyOf(image)) return known.look;
  const { field, letterbox } = preprocess(pixels, manifest.input, image.PatientOrientation);
  await pauseForCancel(signal);
  const encoded = await graphs.encode(field);
  checkPixelScope(encoded.scope, manifest);
  await pauseForCancel(signal);
  const look = { letterbox, encoded, grounded: await graphs.ground(encoded, queriesOf(manifest)) };
  rememberLook(graphs, image, look);
  return look;
}

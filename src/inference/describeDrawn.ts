import { boxOfMask, type DescribedRegion, type Language, type MaskInImage } from '#domain';
import { askedFinding } from './askedFinding';
import { cellsOfMask, weighRegion } from './describeRegion';
import { isOutsideChest } from './isOutsideChest';
import { lookAtImage, type AskedImage } from './lookAtImage';
import { lungsIn, stateOf } from './readFindings';
import type { OpenModel } from './readImage';

export interface DescribeRequest extends AskedImage {
  /** As drawn by the reader; at least one pixel. */
  readonly mask: MaskInImage;
  readonly languages: readonly Language[];
}

/** From here on a finding that is likeliest in a region is called present there, below it undetermined (`models/GRAPHS.md`). */
const presentFrom = 0.8;

/** Region → text: the likeliest finding in a drawn region, absent where "none of them" is likelier. */
export async function describeDrawn(
  model: OpenModel,
  request: DescribeRequest,
  signal?: AbortSignal,
): Promise<DescribedRegion> {
  const { manifest } = model.modelPackage;
  const { image, mask } = request;
  const look = await lookAtImage(model, request, signal);
  const cells = cellsOfMask(mask, look.letterbox);
  const lungs = lungsIn(look.grounded, manifest);
  const { ofFinding, ofNone } = weighRegion(look.grounded, manifest, cells, lungs);
  const likeliest = manifest.findings.reduce((best, entry) =>
    ofFinding.get(entry.id)! > ofFinding.get(best.id)! ? entry : best,
  );
  const probability = ofFinding.get(likeliest.id)!;
  const presence =
    ofNone > probability ? 'absent' : probability >= presentFrom ? 'present' : 'undetermined';
  const box = boxOfMask(mask);
  const finding = await askedFinding(
    model,
    look,
    request,
    {
      entry: likeliest,
      presence,
      probability,
      region: box && { SOPInstanceUID: image.SOPInstanceUID, frame: image.frame, mask, box },
      cells,
      proposals: [],
      state: stateOf(look.grounded, manifest.findings.indexOf(likeliest)),
      asked: 'drawn',
      lungs,
    },
    request.languages,
    signal,
  );
  return { finding, isOutside: isOutsideChest(cells, look.grounded, manifest) };
}

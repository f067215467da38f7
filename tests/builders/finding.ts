import type { Finding, FindingAttributes, MaskInImage, ModelReading, Region } from '#domain';

const noAttributes: FindingAttributes = {
  side: null,
  zone: null,
  extent: null,
  sizeMm: null,
};

/** A rectangle of set pixels on an image of the given size. */
export function aMask(imageWidth = 100, imageHeight = 80): MaskInImage {
  const size = { x: 10, y: 20, width: 30, height: 15 };
  return {
    imageWidth,
    imageHeight,
    ...size,
    data: new Uint8Array(size.width * size.height).fill(1),
  };
}

export function aRegion(mask: MaskInImage = aMask()): Region {
  return {
    SOPInstanceUID: '1.2.3.4',
    frame: 1,
    mask,
    box: [mask.x, mask.y, mask.width, mask.height],
  };
}

/** A finding of the model: a moderate left pleural effusion unless said otherwise. */
export function aFinding(
  trackingUID: string,
  changes: Omit<Partial<Finding>, 'attributes'> & {
    attributes?: Partial<FindingAttributes>;
  } = {},
): Finding {
  const isAbsent = changes.presence === 'absent';
  return {
    finding: 'pleural-effusion',
    presence: 'present',
    probability: 0.9,
    region: isAbsent ? null : aRegion(),
    proposals: [[10, 20, 30, 15]],
    sentences: {},
    attention: {},
    origin: { kind: 'model', modelId: 'test-cxr', modelVersion: '0.1.0', weightsHash: 'ab12' },
    ...changes,
    trackingUID,
    attributes: isAbsent
      ? noAttributes
      : {
          side: 'left',
          zone: 'lower',
          extent: 'moderate',
          sizeMm: null,
          ...changes.attributes,
        },
  };
}

/** A finding that the reader added. */
export function anAddedFinding(
  trackingUID: string,
  changes: Parameters<typeof aFinding>[1] = {},
): Finding {
  return aFinding(trackingUID, { probability: null, origin: { kind: 'reader' }, ...changes });
}

/** What a model that ran on WASM made of an image. */
export function aReading(
  findings: readonly Finding[],
  changes: Partial<ModelReading> = {},
): ModelReading {
  return {
    model: { kind: 'model', modelId: 'm', modelVersion: '1', weightsHash: 'ab' },
    backend: { kind: 'wasm', threads: 1, reason: 'no-adapter' },
    findings,
    durationMs: { preprocess: 1, encode: 2, ground: 3, decode: 4 },
    replacedSentences: 0,
    totalSentences: 2,
    at: '2026-11-22T10:00:00Z',
    ...changes,
  };
}

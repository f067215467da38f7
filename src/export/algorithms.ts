import type { ModelOrigin, OtherOrigin } from '#domain';

/** What PS3.3 10.16 and TID 4019 ask of an algorithm. */
export interface Algorithm {
  readonly name: string;
  readonly version: string;
  readonly parameters: string | null;
  readonly manufacturer: string;
}

/** Another maker's algorithm keeps its names; the version is required, though its maker may not have said it. */
export function algorithmOf(origin: ModelOrigin | OtherOrigin): Algorithm {
  if (origin.kind === 'model') {
    const { modelId, modelVersion, weightsHash } = origin;
    return {
      name: modelId.slice(0, 64),
      // Names the weights too, as far as 64 characters go; the parameters in full.
      version: `${modelVersion} ${weightsHash}`.slice(0, 64),
      parameters: `weights SHA-256 ${weightsHash}`,
      manufacturer: 'Shoken',
    };
  }
  return {
    name: (origin.algorithm || origin.model || origin.manufacturer || 'unknown').slice(0, 64),
    version: (origin.algorithmVersion || origin.softwareVersion || 'unknown').slice(0, 64),
    parameters: null,
    manufacturer: origin.manufacturer.slice(0, 64),
  };
}

/** Runs a model package: checks and loads it, turns pixels into findings with regions and sentences, in one worker. */
export { checkManifest } from './checkManifest';
export { checkHeaderScope, type ScopeHeader } from './checkScope';
export type { BackendWish } from './chooseBackend';
export { createEngine, type Engine, type EngineOptions, type SelfTestMemory } from './createEngine';
export {
  createInferenceClient,
  type InferenceClient,
  type PrepareRequest,
} from './createInferenceClient';
export { weightsHash } from './hashes';
export { httpPackageSource } from './httpPackageSource';
export { loadNodeRuntime } from './loadNodeRuntime';
export {
  loadPackage,
  type ModelPackage,
  type PackageProgress,
  type PackageSource,
} from './loadPackage';
export type { AskedImage } from './lookAtImage';
export type { ReadPart, ReadRequest } from './readImage';
export { openTokenizer } from './tokenizer';
export type { PreparedModel, PrepareProgress } from './workerMessages';

/** From bytes to studies and pixels: opens DICOM, ZIP, PNG and JPEG files and decodes their frames. */
export { warmDecoder, type Frame } from './decode';
export { filesFromDrop, filesFromList } from './filesFromDrop';
export type { FrameSource } from './frameSource';
export { openFiles, type OpenedStudies, type OpenOptions } from './openFiles';
export { sourceOfBlob, type FileParts, type SourceFile } from './sourceFile';
export { hasFrames, writeHeader } from './writeHeader';

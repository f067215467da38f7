/** From bytes to studies and pixels: opens DICOM, ZIP, PNG and JPEG files and decodes their frames. */
export { Dataset } from './dataset';
export type { Frame } from './decode';
export { filesFromDrop, filesFromList } from './filesFromDrop';
export { createFrameSource, type FrameSource } from './frameSource';
export { openFiles, type OpenedStudies, type OpenOptions } from './openFiles';
export { readDataset, type ReadDataset } from './readDataset';
export type { SourceFile } from './sourceFile';

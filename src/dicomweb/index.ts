/**
 * An archive over DICOMweb (PS3.18): search by QIDO-RS, retrieve by WADO-RS, store by STOW-RS. The only
 * code that sends a request to a place that the reader has named.
 */
export { readBaseUrl, type Connection } from './connection';
export { retrieveBulkData } from './retrieveBulkData';
export { retrieveFrame } from './retrieveFrame';
export { retrieveInstance, retrieveInstances } from './retrieveInstances';
export { retrieveMetadata, type InstanceMetadata } from './retrieveMetadata';
export { listSeries, searchStudies, type StudyPage } from './searchStudies';
export { storeInstances } from './storeInstances';

/** The part of dcmjs that is used here; it ships no types. */
declare module 'dcmjs' {
  export interface NaturalDataset {
    [keyword: string]: unknown;
  }
  export interface DicomDict {
    readonly meta: object;
    readonly dict: object;
    write(): ArrayBuffer;
  }
  const dcmjs: {
    readonly data: {
      readonly DicomMessage: { readFile(buffer: ArrayBuffer): DicomDict };
      readonly DicomMetaDictionary: { naturalizeDataset(dict: object): NaturalDataset };
      readonly Colors: { rgb2DICOMLAB(rgb: readonly number[]): number[] };
      datasetToDict(dataset: NaturalDataset): DicomDict;
    };
  };
  export default dcmjs;
}

/** A document wrapped in DICOM (PS3.3 A.45). */
export interface DocumentContent {
  readonly kind: 'document';
  readonly title: string;
  /** As stated, in lower case: `application/pdf`, `text/xml`, `model/stl` … */
  readonly mimeType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

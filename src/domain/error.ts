/** Every expected problem has one of these codes; `#i18n` turns a code into words that say what to do next. */
export const errorCodes = [
  // reading files
  'file-empty',
  'file-not-dicom',
  'file-truncated',
  'file-no-pixels',
  'file-unsupported-transfer-syntax',
  'file-video',
  'file-unsupported-photometric',
  'file-unsupported-object',
  'file-decode-failed',
  'file-duplicate',
  'file-missing',
  'sample-unreachable',
  'file-other-patient',
  'zip-broken',
  'zip-encrypted',
  // what comes with images
  'object-empty',
  'object-unreadable',
  // a series as a volume
  'place-unknown',
  'volume-too-few',
  'volume-no-geometry',
  'volume-color',
  'volume-mixed',
  'volume-repeated',
  'volume-uneven',
  'volume-tilted',
  'volume-too-large',
  // the model package
  'package-not-found',
  'package-invalid-manifest',
  'package-hash-mismatch',
  'package-golden-mismatch',
  'package-download-failed',
  // refusals: the image is outside what the package may read
  'scope-modality',
  'scope-body-part',
  'scope-view',
  'scope-age',
  'scope-appearance',
  'scope-child',
  'scope-inverted',
  'scope-multiframe',
  'scope-too-small',
  // running
  'backend-unavailable',
  'runtime-not-kept',
  'runtimes-not-kept',
  'out-of-memory',
  'inference-failed',
  'viewer-unavailable',
  // review and signing
  'sign-undecided',
  'sign-contradiction',
  'sign-empty-impression',
  'sign-no-reader',
  'sign-ai-hidden',
  'sign-editing',
  'sign-other-language',
  'review-signed',
  'review-signed-elsewhere',
  // storage and export
  'storage-failed',
  'storage-full',
  'audit-broken',
  'export-no-regions',
  'export-no-findings',
  'export-failed',
  // the archive
  'archive-address-invalid',
  'archive-not-connected',
  'archive-forbidden-by-page',
  'archive-unreachable',
  'archive-cors',
  'archive-not-allowed',
  'archive-not-found',
  'archive-study-gone',
  'archive-timed-out',
  'archive-not-dicomweb',
  'archive-incomplete',
  'archive-fewer-objects',
  'archive-failed',
  'archive-store-refused',
  'archive-store-full',
  'archive-store-forbidden',
  'archive-store-unsupported',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values filled into the translated message, e.g. `{ file: 'a.dcm', keyword: 'Rows' }`. */
export type ErrorDetail = Readonly<Record<string, string | number>>;

/** An expected problem as a value: stages return these, or throw them wrapped in a `ShokenError`. */
export interface Problem {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
}

/** A thrown `Problem`; caught once, in the action. The English text is for logs, never shown. */
export class ShokenError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(detail)}`, options);
    this.name = 'ShokenError';
    this.code = code;
    this.detail = detail;
  }

  toProblem(): Problem {
    return { code: this.code, detail: this.detail };
  }
}

/** The reader or the app stopped the work. Not a failure: nothing is shown for it. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

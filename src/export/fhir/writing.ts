import {
  reviewedFindings,
  type Image,
  type Language,
  type Report,
  type Review,
  type ReviewedFinding,
  type Study,
  type Unread,
} from '#domain';
import type { Reference } from 'fhir/r4';
import { urlOf, type IdOf } from './names';

export interface FhirRequest {
  /** As it may be shown: what a way of working hides is not in it. */
  readonly review: Review;
  readonly study: Study;
  readonly image: Image;
  /** In the review's language. */
  readonly report: Report;
  /** As taken away as text: in the signed language the signed words with their addenda. */
  readonly texts: Readonly<Record<Language, string>>;
  readonly isOfChest: boolean;
  /** Why nothing is in it that the model read; null where something is, or where it may not be told. */
  readonly unread: Unread | null;
  /** SOP Instance of the DICOM SEG with the final regions; null while nobody has signed them. */
  readonly segmentationUID: string | null;
  /** When what is not signed stood like this: now, unless given. */
  readonly at?: Date;
}

/** What every resource of one Bundle is written with. */
export interface Writing extends FhirRequest {
  readonly status: 'preliminary' | 'final' | 'amended';
  /** When the report became what it is, as an instant: signed, or last added to. */
  readonly issued: string;
  /** When its findings became what they are: no addendum changes them. */
  readonly signedAt: string;
  readonly idOf: IdOf;
  readonly refer: (key: string) => Reference;
}

export const referWith =
  (idOf: IdOf) =>
  (key: string): Reference => ({ reference: urlOf(idOf(key)) });

export function statusOf({ signature, addenda }: Review): Writing['status'] {
  if (signature === null) return 'preliminary';
  // "appended" would be as true and says less to those who know the wider word only.
  return addenda.length > 0 ? 'amended' : 'final';
}

export function momentsOf({ signature, addenda }: Review, now: Date) {
  const signedAt = instantOf(signature?.at ?? now);
  return { signedAt, issued: instantOf(addenda.at(-1)?.at ?? signedAt) };
}

export const instantOf = (at: string | Date) => new Date(at).toISOString();

/** Keys of the resources that there is one of. */
export const only = {
  bundle: 'Bundle',
  composition: 'Composition',
  report: 'DiagnosticReport',
  provenance: 'Provenance',
  patient: 'Patient',
  study: 'ImagingStudy',
  app: 'Device of the app',
} as const;

export const observationKey = ({ original }: ReviewedFinding) =>
  `Observation ${original.trackingUID}`;
export const bodyStructureKey = ({ original }: ReviewedFinding) =>
  `BodyStructure ${original.trackingUID}`;
export const provenanceKey = ({ original }: ReviewedFinding) =>
  `Provenance ${original.trackingUID}`;
export const readerKey = (name: string) => `Practitioner ${name}`;

/** As in the text, only kinds wholly absent are denied: a nodule that stands leaves no word of the model's that there is none. */
export function statedFindings(review: Review): ReviewedFinding[] {
  const all = reviewedFindings(review);
  const isThere = ({ status, presence }: ReviewedFinding) =>
    presence !== 'absent' && status !== 'rejected';
  const there = new Set(all.filter(isThere).map(({ finding }) => finding));
  return all.filter(({ status, finding }) => status !== 'quiet' || !there.has(finding));
}

/** What a machine said and no person has answered for: signing answers for what was accepted or edited, one by one. */
export function isUnverified({ review }: FhirRequest, { original, status }: ReviewedFinding) {
  if (original.origin.kind === 'reader') return false;
  return review.signature === null || (status !== 'accepted' && status !== 'edited');
}

/** The finding's region, where it stands: as in a SEG, what is absent or rejected has none. */
export const standingRegion = ({ presence, status, region }: ReviewedFinding) =>
  presence === 'absent' || status === 'rejected' ? null : region;

import { uidOf, type Review, type Signature } from '#domain';

/** UIDs that follow from the signature alone: what is written of a signed review once more is the same object. */
export function signedUids(
  { StudyInstanceUID, SOPInstanceUID, frame }: Review,
  { reader, at }: Signature,
  kind: 'model' | 'final',
): (part: string) => Promise<string> {
  const words = [StudyInstanceUID, SOPInstanceUID, frame, reader, at, kind];
  return (part) => uidOf(new TextEncoder().encode(JSON.stringify([...words, part])));
}

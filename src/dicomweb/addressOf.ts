import type { ArchivedObject } from '#domain';

/** A study, a series of it or one object. */
export type Address = Pick<ArchivedObject, 'StudyInstanceUID'> & Partial<ArchivedObject>;

/** The path of a resource from the archive's base address on (PS3.18 10.1). */
export function addressOf({
  StudyInstanceUID,
  SeriesInstanceUID,
  SOPInstanceUID,
}: Address): string {
  const parts = [
    ['studies', StudyInstanceUID],
    ['series', SeriesInstanceUID],
    ['instances', SOPInstanceUID],
  ] as const;
  return parts
    .flatMap(([name, uid]) => (uid === undefined ? [] : [`/${name}/${encodeURIComponent(uid)}`]))
    .join('');
}

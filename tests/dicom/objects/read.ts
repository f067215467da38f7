import { openFiles } from '#dicom';
import { objectsOf, type ObjectContent } from '#domain';
import { sourceFile } from '../../builders/sourceFiles';

/** What the object in a file holds; rejects with the problem where it cannot be read. */
export async function readObjectIn(bytes: Uint8Array): Promise<ObjectContent> {
  const { studies, rejected, frames } = await openFiles([sourceFile('object.dcm', bytes)]);
  const [object] = studies.flatMap(objectsOf);
  if (!object) throw new Error(`not listed: ${JSON.stringify(rejected)}`);
  return frames.readObject(object);
}

/** The same, as the kind that it must be. */
export async function readAs<Kind extends ObjectContent['kind']>(
  kind: Kind,
  bytes: Uint8Array,
): Promise<Extract<ObjectContent, { kind: Kind }>> {
  const content = await readObjectIn(bytes);
  if (content.kind !== kind) throw new Error(`it is a ${content.kind}`);
  return content as Extract<ObjectContent, { kind: Kind }>;
}

import type { ObjectContent, ObjectKind } from '#domain';
import type { Dataset } from '../dataset';
import { readDocument } from './readDocument';
import { readPresentation } from './readPresentation';
import { readReport } from './readReport';
import { readSegmentation } from './readSegmentation';
import { readStructures } from './readStructures';

/** What an object that came with a study holds. Throws `object-empty` or a file code. */
export async function readObject(dataset: Dataset, kind: ObjectKind): Promise<ObjectContent> {
  switch (kind) {
    case 'segmentation':
      return readSegmentation(dataset);
    case 'report':
    case 'key-objects':
      return readReport(dataset);
    case 'structures':
      return readStructures(dataset);
    case 'presentation':
      return readPresentation(dataset);
    case 'document':
      return readDocument(dataset);
  }
}

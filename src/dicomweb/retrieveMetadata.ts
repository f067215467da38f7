import type { ArchivedSeries, JsonDataset } from '#domain';
import type { Connection } from './connection';
import { requestDatasets, textOf } from './dicomJson';
import { addressOf } from './addressOf';

/** One object of a series with all attributes but the bulky ones. */
export interface InstanceMetadata {
  readonly SOPInstanceUID: string;
  readonly dataset: JsonDataset;
}

/** WADO-RS: the attributes of a series' objects, without their pixels. Throws the codes of `request`. */
export async function retrieveMetadata(
  connection: Connection,
  {
    StudyInstanceUID,
    SeriesInstanceUID,
  }: Pick<ArchivedSeries, 'StudyInstanceUID' | 'SeriesInstanceUID'>,
): Promise<InstanceMetadata[]> {
  const series = addressOf({ StudyInstanceUID, SeriesInstanceUID });
  const datasets = await requestDatasets(connection, `${series}/metadata`);
  return datasets
    .map((dataset) => ({ SOPInstanceUID: textOf(dataset, 'SOPInstanceUID'), dataset }))
    .filter(({ SOPInstanceUID }) => SOPInstanceUID !== '');
}

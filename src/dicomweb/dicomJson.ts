import { ShokenError, type JsonDataset } from '#domain';
import { z } from 'zod';
import { request, type Answer, type RequestOptions } from './request';
import { untilWhole } from './untilWhole';
import type { Connection } from './connection';

/** Attributes that are read here, by their tags as DICOM JSON writes them (PS3.18 Annex F). */
const tags = {
  StudyDate: '00080020',
  StudyTime: '00080030',
  AccessionNumber: '00080050',
  Modality: '00080060',
  ModalitiesInStudy: '00080061',
  StudyDescription: '00081030',
  SeriesDescription: '0008103E',
  ReferencedSOPInstanceUID: '00081155',
  FailureReason: '00081197',
  FailedSOPSequence: '00081198',
  ReferencedSOPSequence: '00081199',
  PatientName: '00100010',
  PatientID: '00100020',
  IssuerOfPatientID: '00100021',
  PatientBirthDate: '00100030',
  PatientSex: '00100040',
  PatientAge: '00101010',
  SOPInstanceUID: '00080018',
  StudyInstanceUID: '0020000D',
  SeriesInstanceUID: '0020000E',
  SeriesNumber: '00200011',
  NumberOfStudyRelatedSeries: '00201206',
  NumberOfStudyRelatedInstances: '00201208',
  NumberOfSeriesRelatedInstances: '00201209',
} as const;

export type Keyword = keyof typeof tags;

export const tagOf = (keyword: Keyword) => tags[keyword];

const attribute = z.object({
  vr: z.string().optional(),
  Value: z.array(z.unknown()).nullish(),
  InlineBinary: z.string().optional(),
  BulkDataURI: z.string().optional(),
});
const dataset: z.ZodType<JsonDataset> = z.record(z.string(), attribute);
const personName = z.object({
  Alphabetic: z.string().optional(),
  Ideographic: z.string().optional(),
  Phonetic: z.string().optional(),
});

/** All values as text; archives write numbers as strings now and then, and strings as numbers. */
export function textsOf(data: JsonDataset, keyword: Keyword): string[] {
  const values = data[tags[keyword]]?.Value ?? [];
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value).trim()] : [],
  );
}

export const textOf = (data: JsonDataset, keyword: Keyword) => textsOf(data, keyword)[0] ?? '';

export function numberOf(data: JsonDataset, keyword: Keyword): number | null {
  const text = textOf(data, keyword);
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** A person name with its groups joined as in the header: `Yamada^Tarou=山田^太郎`. Empty groups are left out at the end. */
export function nameOf(data: JsonDataset, keyword: Keyword): string {
  const [value] = data[tags[keyword]]?.Value ?? [];
  if (typeof value === 'string') return value.trim();
  const name = personName.safeParse(value);
  if (!name.success) return '';
  const { Alphabetic = '', Ideographic = '', Phonetic = '' } = name.data;
  return [Alphabetic, Ideographic, Phonetic]
    .map((group) => group.replace(/[\^ ]+$/, '').trim())
    .join('=')
    .replace(/=+$/, '');
}

export function itemsOf(data: JsonDataset, keyword: Keyword): JsonDataset[] {
  const values = data[tags[keyword]]?.Value ?? [];
  return values.flatMap((value) => {
    const item = dataset.safeParse(value);
    return item.success ? [item.data] : [];
  });
}

/** Asks for data sets as DICOM JSON; none where the archive answers that it has no content. */
export async function requestDatasets(
  connection: Connection,
  path: string,
  options: Partial<RequestOptions> = {},
): Promise<JsonDataset[]> {
  return untilWhole(async () =>
    readDatasets(await request(connection, path, { accept: 'application/dicom+json', ...options })),
  );
}

/** Throws `archive-not-dicomweb` where the answer is a web page, or JSON of something else. */
export async function readDatasets({ contentType, chunks }: Answer): Promise<JsonDataset[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const text = (await new Blob(parts).text()).trim();
  if (text === '') return [];
  const isJson = contentType === '' || /json/i.test(contentType);
  const parsed = z.union([z.array(dataset), dataset]).safeParse(isJson ? parseJson(text) : null);
  if (!parsed.success) throw new ShokenError('archive-not-dicomweb');
  return Array.isArray(parsed.data) ? parsed.data : [parsed.data];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no data set: the check above says so.
    return null;
  }
}

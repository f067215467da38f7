import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasFrames, openFiles, writeHeader, type SourceFile } from '#dicom';
import {
  listSeries,
  retrieveBulkData,
  retrieveFrame,
  retrieveInstance,
  retrieveInstances,
  retrieveMetadata,
  searchStudies,
  storeInstances,
} from '#dicomweb';
import { emptyQuery, imagesOf, type Archive, type ArchivedStudy } from '#domain';
import {
  isOrthancInstalled,
  missingOrthanc,
  startOrthanc,
  type Orthanc,
} from '../../scripts/archive/startOrthanc';

const samples = 'public/samples';
/** Real files beside the repository. */
const real = '../shared/dicom/files';
const hasReal = existsSync(real);
if (!hasReal) console.log(`skipped: there are no real DICOM files in ${real}`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function retrieveHashes(archive: Archive, StudyInstanceUID: string): Promise<string[]> {
  const hashes: string[] = [];
  for await (const bytes of retrieveInstances({ archive }, { StudyInstanceUID })) {
    hashes.push(hashOf(bytes));
  }
  return hashes;
}

/** All that is there, whatever its number. */
async function findAll(archive: Archive): Promise<ArchivedStudy[]> {
  const found: ArchivedStudy[] = [];
  for (let more = true; more;) {
    const range = { offset: found.length, limit: 20 };
    const { studies, hasMore } = await searchStudies({ archive }, emptyQuery, range);
    found.push(...studies);
    more = hasMore;
  }
  return found;
}

/** Each image as a whole file and in parts. Series that Orthanc cannot tell apart are left out. */
async function* imagesBothWays(archive: Archive): AsyncGenerator<[SourceFile, SourceFile]> {
  for (const { StudyInstanceUID } of await findAll(archive)) {
    for (const series of await listSeries({ archive }, StudyInstanceUID).catch(() => [])) {
      const found = await retrieveMetadata({ archive }, series).catch(() => []);
      for (const { SOPInstanceUID, dataset } of found.filter((each) => hasFrames(each.dataset))) {
        const object = { ...series, SOPInstanceUID };
        const bytes = async () => (await retrieveInstance({ archive }, object)).buffer;
        const follow = (uri: string) => retrieveBulkData({ archive }, uri);
        const parts = {
          origin: { ...object, baseUrl: archive.baseUrl },
          header: async () => (await writeHeader(dataset, follow)).buffer,
          frame: (frame: number) =>
            retrieveFrame({ archive }, object, frame).catch((error: unknown) => {
              // Of some images Orthanc gives no frames, and says so.
              if ((error as { code?: string }).code === 'archive-failed') return null;
              throw error;
            }),
        };
        yield [
          { name: SOPInstanceUID, bytes },
          { name: SOPInstanceUID, bytes, parts },
        ];
      }
    }
  }
}

/** What is known of an image but its transfer syntax, and the pixels of its last frame; or why there are none. */
async function look(file: SourceFile) {
  const { studies, rejected, frames } = await openFiles([file]);
  const images = studies.flatMap(imagesOf).map((image) => ({ ...image, TransferSyntaxUID: '' }));
  const last = images.at(-1);
  if (!last) return rejected[0]?.problem.code;
  try {
    const { display, overlayPlanes } = await frames.readFrame(last.imageId);
    const pixels = new Uint8Array(display.data.buffer);
    return { images, pixels: hashOf(pixels), overlays: overlayPlanes?.length };
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

if (!isOrthancInstalled()) console.log(`skipped: ${missingOrthanc}`);

describe.skipIf(!isOrthancInstalled())('Orthanc as Debian has it', () => {
  let orthanc: Orthanc;
  let folder: string;
  let archive: Archive;
  const users = { reader: 'pässword' };
  const authorization = `Basic ${Buffer.from('reader:pässword').toString('base64')}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shoken-orthanc-'));
    orthanc = await startOrthanc({ folder, port: await freePort(), users });
    archive = { baseUrl: orthanc.dicomWeb, authorization };
  });
  afterAll(async () => {
    await orthanc.stop();
    await rm(folder, { recursive: true });
  });

  it('lets nobody in without the sign-in', async () => {
    for (const wrong of ['', 'Basic bm9ib2R5Og==']) {
      const connection = { archive: { ...archive, authorization: wrong } };
      const search = searchStudies(connection, emptyQuery, { offset: 0, limit: 1 });
      await expect(search).rejects.toMatchObject({ code: 'archive-not-allowed' });
    }
  });

  it('takes the samples, finds them by each filter, and gives them back byte by byte', async () => {
    const names = (await readdir(samples)).filter((name) => name.endsWith('.dcm'));
    const files = await Promise.all(names.map((name) => readFile(join(samples, name))));
    await storeInstances({ archive }, files);
    const page = { offset: 0, limit: 10 };
    const count = async (query: Partial<typeof emptyQuery>) => {
      const found = await searchStudies({ archive }, { ...emptyQuery, ...query }, page);
      return found.studies.length;
    };
    expect(await count({ PatientName: 'phantom norm' })).toBe(1);
    expect(await count({ PatientID: 'PHANTOM' })).toBe(names.length);
    expect(await count({ Modality: 'DX', StudyDateFrom: '20250601' })).toBe(names.length);
    expect(await count({ StudyDateTo: '20250531' })).toBe(0);
    expect(await count({ AccessionNumber: 'none such' })).toBe(0);
    const { studies } = await searchStudies({ archive }, emptyQuery, page);
    const hashes: string[] = [];
    for (const { StudyInstanceUID } of studies) {
      expect(await listSeries({ archive }, StudyInstanceUID)).toHaveLength(1);
      hashes.push(...(await retrieveHashes(archive, StudyInstanceUID)));
    }
    expect(hashes.sort()).toEqual(files.map(hashOf).sort());
  });

  it('says what it refuses', async () => {
    const store = storeInstances({ archive }, [new Uint8Array(1000)]);
    await expect(store).rejects.toMatchObject({ code: 'archive-store-refused' });
    const gone = retrieveInstances({ archive }, { StudyInstanceUID: '1.2.3' }).next();
    await expect(gone).rejects.toMatchObject({ code: 'archive-study-gone' });
  });

  it.skipIf(!hasReal)(
    'gives real files back as they were stored',
    async () => {
      const kept = new Set<string>();
      for (const name of await readdir(real)) {
        const bytes = new Uint8Array(await readFile(join(real, name)));
        // Orthanc takes no broken files and none without UIDs.
        const isKept = await orthanc.store(bytes).then(
          () => true,
          () => false,
        );
        if (isKept) kept.add(hashOf(bytes));
      }
      const found = await findAll(archive);
      let returned = 0;
      for (const { StudyInstanceUID, NumberOfStudyRelatedInstances } of found) {
        const ofUid = found.filter((each) => each.StudyInstanceUID === StudyInstanceUID);
        // Orthanc does not know which one is meant of a UID that several patients share, and says 404.
        if (ofUid.length > 1) continue;
        const hashes = await retrieveHashes(archive, StudyInstanceUID);
        expect(hashes).toHaveLength(NumberOfStudyRelatedInstances ?? -1);
        returned += hashes.filter((hash) => kept.has(hash)).length;
      }
      // Files of the same UIDs are stored once.
      console.log(`${returned} real files returned of ${found.length} studies`);
      expect(returned).toBeGreaterThan(200);
    },
    120_000,
  );

  it(
    'gives images in parts, sample or real, that are those of the whole files',
    { timeout: 240_000 },
    async () => {
      let count = 0;
      const differing: string[] = [];
      for await (const [whole, inParts] of imagesBothWays(archive)) {
        const [one, other] = await Promise.all([look(whole), look(inParts)]);
        count++;
        if (JSON.stringify(one) !== JSON.stringify(other))
          differing.push(
            [whole.name, JSON.stringify(one), JSON.stringify(other)]
              .map((each) => each.slice(0, 300))
              .join(' '),
          );
      }
      console.log(`${count} images in parts`);
      expect(differing).toEqual([]);
      expect(count).toBeGreaterThan(hasReal ? 140 : 3);
    },
  );
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { openFiles } from '#dicom';
import { imagesOf } from '#domain';
import { describe, expect, it } from 'vitest';
import { transferSyntax } from '../builders/dicomBuilder';
import { buildDirectory, type DirectoryRecord } from '../builders/directory';
import { buildRadiograph } from '../builders/radiograph';
import { openBytes } from './opened';

const uid = (end: string) => `1.2.826.0.1.3680043.10.${end}`;
const object = (end: string, more = {}) =>
  buildRadiograph({ attributes: { '00080018 UI': uid(end), ...more } });

const image = (path: string, end: string): DirectoryRecord => ({
  type: 'IMAGE',
  attributes: { '00041500 CS': path, '00041511 UI': uid(end) },
});
const patient = (name: string, date: string, ...images: DirectoryRecord[]): DirectoryRecord => ({
  type: 'PATIENT',
  attributes: { '00100010 PN': name, '00100020 LO': name },
  below: [
    {
      type: 'STUDY',
      attributes: { '0020000d UI': uid(`9.${date}`), '00080020 DA': date },
      below: [{ type: 'SERIES', attributes: { '00200011 IS': '1' }, below: images }],
    },
  ],
});
const disc = [
  patient('Sato^Hana', '20240102', image('DICOM\\IM1', '1'), image('DICOM\\IM2', '2')),
  patient('Ito^Ken', '20250304', image('DICOM\\IM3', '3')),
];

describe('a DICOMDIR', () => {
  it.each([
    ['in the usual order', {}],
    ['last first', { isReversed: true }],
    ['untied', { isUntied: true }],
    ['implicit', { TransferSyntaxUID: transferSyntax.implicit }],
    ['big endian', { TransferSyntaxUID: transferSyntax.bigEndian }],
  ])('names each file that is missing and whose it is, with records %s', async (_, options) => {
    const { studies, rejected } = await openBytes({
      'disc/DICOMDIR': buildDirectory(disc, options),
      'disc/dicom/im2': object('2'),
    });
    expect(studies.flatMap(imagesOf)).toHaveLength(1);
    const directory = 'disc/DICOMDIR';
    expect(rejected.toSorted((a, b) => a.fileName.localeCompare(b.fileName))).toEqual([
      {
        fileName: 'disc/DICOM/IM1',
        problem: { code: 'file-missing', detail: { directory, whose: 'Sato Hana, 2024-01-02' } },
      },
      {
        fileName: 'disc/DICOM/IM3',
        problem: { code: 'file-missing', detail: { directory, whose: 'Ito Ken, 2025-03-04' } },
      },
    ]);
  });

  it('is content when its files are there: under their names, as the objects, or as ones that do not open', async () => {
    const { rejected, directories } = await openBytes({
      'disc/DICOMDIR': buildDirectory(disc),
      'disc/DICOM/IM1;1': object('7'),
      'elsewhere/renamed.dcm': object('2'),
      'disc/DICOM/IM3': new TextEncoder().encode('not an image, but there'),
    });
    expect(rejected.map(({ problem }) => problem.code)).toEqual(['file-not-dicom']);
    expect(directories[0]?.listed).toHaveLength(3);
  });

  it('knows files picked without their folders, those of a ZIP, and what was open before', async () => {
    const directory = buildDirectory(disc);
    const flat = await openBytes({ DICOMDIR: directory, IM1: object('7'), im3: object('8') });
    expect(flat.rejected.map(({ fileName }) => fileName)).toEqual(['DICOM/IM2']);
    const before = await openBytes({ a: object('1'), b: object('2'), c: object('3') });
    const again = await openFiles(
      [{ name: 'DICOMDIR', bytes: async () => Uint8Array.from(directory).buffer }],
      { listed: before.studies },
    );
    expect(again.rejected).toEqual([]);
  });

  it('that lists nothing says so', async () => {
    const { rejected } = await openBytes({ DICOMDIR: buildDirectory([]) });
    expect(rejected).toMatchObject([{ problem: { code: 'file-no-pixels' } }]);
  });
});

const shared = new URL('../../../shared/dicom/files/', import.meta.url);
const realDirectories = existsSync(shared)
  ? readdirSync(shared).filter((name) => name.includes('DICOMDIR'))
  : [];

describe.skipIf(realDirectories.length === 0)('real DICOMDIRs of ../shared/dicom', () => {
  it.each(realDirectories)('%s lists what it lists', async (name) => {
    const { rejected, directories } = await openBytes({
      DICOMDIR: readFileSync(new URL(name, shared)),
    });
    // One lists nothing, and one states a sequence longer than the file: both are refused as a whole.
    const expected = /empty|nooffset/.test(name) ? 0 : name.startsWith('7628497a') ? 20 : 31;
    const listed = directories.flatMap((directory) => directory.listed);
    expect(listed).toHaveLength(expected);
    expect(rejected).toHaveLength(Math.max(expected, 1));
    const isWhole = listed.every((file) => file.StudyInstanceUID !== '' && file.PatientName !== '');
    expect(isWhole).toBe(true);
  });
});

describe('several patients', () => {
  it('stay apart, even where a broken export gave them one Study Instance UID', async () => {
    const files = {
      'a.dcm': object('1'),
      'b.dcm': object('2', { '00100020 LO': 'P2', '00100010 PN': 'Other^Patient' }),
      'c.dcm': object('3'),
    };
    const { studies, rejected } = await openBytes(files);
    expect(studies).toHaveLength(1);
    expect(imagesOf(studies[0]!).map(({ fileName }) => fileName)).toEqual(['a.dcm', 'c.dcm']);
    expect(rejected).toMatchObject([
      { fileName: 'b.dcm', problem: { code: 'file-other-patient' } },
    ]);
  });

  it('stay apart over several openings too', async () => {
    const first = await openBytes({ 'a.dcm': object('1') });
    const other = object('2', { '00100020 LO': 'P2' });
    const second = await openFiles(
      [{ name: 'b.dcm', bytes: async () => Uint8Array.from(other).buffer }],
      { listed: first.studies },
    );
    expect(second.studies).toEqual([]);
    expect(second.rejected).toMatchObject([{ problem: { code: 'file-other-patient' } }]);
  });

  it('are one where only one header gives an ID, under the same name', async () => {
    const { studies } = await openBytes({
      'a.dcm': object('1'),
      'b.dcm': object('2', { '00100020 LO': '' }),
    });
    expect(studies.flatMap(imagesOf)).toHaveLength(2);
  });
});

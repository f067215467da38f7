import { describe, expect, it } from 'vitest';
import { listSeries, readBaseUrl, searchStudies } from '#dicomweb';
import { emptyQuery } from '#domain';
import { sendJson, startFakeArchive, studyJson } from './fakeArchive';

const firstPage = { offset: 0, limit: 25 };

describe('a search of the archive', () => {
  it('reads a study of DICOM JSON, with absent values and numbers written as text', async () => {
    const { archive } = await startFakeArchive((_, response) =>
      sendJson(response, [studyJson('1.2.3')]),
    );
    const { studies } = await searchStudies({ archive }, emptyQuery, firstPage);
    expect(studies).toEqual([
      {
        StudyInstanceUID: '1.2.3',
        StudyDate: '20250601',
        StudyTime: '',
        StudyDescription: 'Chest',
        AccessionNumber: '',
        ModalitiesInStudy: ['CR', 'SEG'],
        NumberOfStudyRelatedSeries: 2,
        NumberOfStudyRelatedInstances: 3,
        patient: {
          PatientName: 'Yamada^Tarou=山田^太郎',
          PatientID: 'P1',
          PatientSex: 'M',
          PatientBirthDate: '19600602',
          // The day before the birthday.
          ageYears: 64,
        },
      },
    ]);
  });

  it('asks with wildcards, ranges and nothing for empty fields', async () => {
    const { archive, asked } = await startFakeArchive((_, response) => sendJson(response, []));
    const query = {
      ...emptyQuery,
      PatientName: ' Yamada Taro',
      StudyDateFrom: '20250101',
      Modality: 'CR',
      AccessionNumber: 'A/1^2',
    };
    await searchStudies({ archive }, query, firstPage);
    const parameters = new URL(asked[0]?.url ?? '', 'http://archive').searchParams;
    expect(Object.fromEntries([...parameters].filter(([name]) => name !== 'includefield'))).toEqual(
      {
        PatientName: 'Yamada*Taro*',
        StudyDate: '20250101-',
        ModalitiesInStudy: 'CR',
        AccessionNumber: 'A*1*2*',
        limit: '26',
        offset: '0',
      },
    );
    // Debian's Orthanc compares escapes as they are written, so what can be plain is plain.
    expect(asked[0]?.url).toContain('PatientName=Yamada*Taro*&');
  });

  it('finds a name in kanji wherever it stands, and asks for one day as one date', async () => {
    const { archive, asked } = await startFakeArchive((_, response) => sendJson(response, []));
    const day = { StudyDateFrom: '20250601', StudyDateTo: '20250601' };
    await searchStudies(
      { archive },
      { ...emptyQuery, ...day, PatientName: '山田　太郎' },
      firstPage,
    );
    const parameters = new URL(asked[0]?.url ?? '', 'http://archive').searchParams;
    expect(parameters.get('PatientName')).toBe('*山田*太郎*');
    expect(parameters.get('StudyDate')).toBe('20250601');
  });

  it('pages: asks for one more than it shows, and knows the last page', async () => {
    const all = Array.from({ length: 7 }, (_, index) => studyJson(`1.2.${index}`));
    const { archive } = await startFakeArchive((asked, response) => {
      const parameters = new URL(asked.url, 'http://archive').searchParams;
      const offset = Number(parameters.get('offset'));
      sendJson(response, all.slice(offset, offset + Number(parameters.get('limit'))));
    });
    const pages = [0, 3, 6].map((offset) =>
      searchStudies({ archive }, emptyQuery, { offset, limit: 3 }),
    );
    const found = await Promise.all(pages);
    expect(found.map(({ studies, hasMore }) => [studies.length, hasMore])).toEqual([
      [3, true],
      [3, true],
      [1, false],
    ]);
  });

  it('shows a page of an archive that knows no limit, newest first', async () => {
    const dates = ['20200101', '20250601', '20240101'];
    const { archive } = await startFakeArchive((_, response) =>
      sendJson(
        response,
        dates.map((date) => studyJson(date, date)),
      ),
    );
    const { studies, hasMore } = await searchStudies({ archive }, emptyQuery, {
      offset: 0,
      limit: 2,
    });
    expect(studies.map(({ StudyDate }) => StudyDate)).toEqual(['20250601', '20200101']);
    expect(hasMore).toBe(true);
  });

  it('takes no content for no studies', async () => {
    const { archive } = await startFakeArchive((_, response) => response.writeHead(204).end());
    const found = await searchStudies({ archive }, emptyQuery, firstPage);
    expect(found).toEqual({ studies: [], hasMore: false });
  });

  it('lists the series of a study by their numbers', async () => {
    const seriesJson = (uid: string, ...number: number[]) => ({
      '0020000E': { vr: 'UI', Value: [uid] },
      '00200011': { vr: 'IS', Value: number },
      '00080060': { vr: 'CS', Value: ['CT'] },
    });
    const { archive, asked } = await startFakeArchive((_, response) =>
      sendJson(response, [seriesJson('none'), seriesJson('ten', 10), seriesJson('two', 2)]),
    );
    const series = await listSeries({ archive }, '1.2');
    expect(series.map((one) => one.SeriesInstanceUID)).toEqual(['two', 'ten', 'none']);
    expect(asked[0]?.url).toMatch(/^\/dicom-web\/studies\/1\.2\/series\?/);
  });
});

describe('the address of an archive', () => {
  it.each([
    [' https://pacs.example.org/dicom-web/ ', 'https://pacs.example.org/dicom-web'],
    ['/dicom-web', '/dicom-web'],
    ['http://127.0.0.1:8042/dicom-web//', 'http://127.0.0.1:8042/dicom-web'],
  ])('%j is kept as %j', (entered, kept) => expect(readBaseUrl(entered)).toBe(kept));

  it.each([
    '',
    '/',
    '//pacs.example.org/dicom-web',
    'pacs.example.org',
    'javascript:alert(1)',
    'https://user:secret@pacs.example.org',
    'https://pacs.example.org/?a=b',
    'https://',
  ])('%j is none', (entered) => expect(readBaseUrl(entered)).toBeNull());
});

import { describe, expect, it } from 'vitest';
import { isSurelySamePatient, priorsAmong, type ArchivedStudy, type Patient } from '#domain';

const patient = (change: Partial<Patient> = {}): Patient => ({
  PatientName: 'Yamada^Tarou=山田^太郎',
  PatientID: 'P1',
  PatientSex: 'M',
  PatientBirthDate: '19600602',
  ageYears: 65,
  ...change,
});

describe('two headers surely speak of one patient', () => {
  it.each<[string, Partial<Patient>]>([
    ['with the name in one group only', { PatientName: 'YAMADA^TAROU' }],
    ['with other separators', { PatientName: 'Yamada Tarou^=山田　太郎' }],
    ['without a name, by the birth date', { PatientName: '' }],
    ['without a birth date, by the name', { PatientBirthDate: '' }],
    ['with an issuer that the other leaves out', { IssuerOfPatientID: 'A' }],
  ])('%s', (_, change) => {
    expect(isSurelySamePatient(patient(), patient(change))).toBe(true);
  });

  it.each<[string, Partial<Patient>]>([
    ['of another ID', { PatientID: 'P10' }],
    ['without an ID', { PatientID: '' }],
    ['of another birth date', { PatientBirthDate: '19600603' }],
    ['of another name', { PatientName: 'Yamada^Hanako' }],
    ['whose name agrees in one group only', { PatientName: 'Yamada^Tarou=山口^太郎' }],
    ['of another sex', { PatientSex: 'F' }],
    ['of whom nothing but the ID is known', { PatientName: '', PatientBirthDate: '' }],
  ])('but not %s', (_, change) => {
    expect(isSurelySamePatient(patient(), patient(change))).toBe(false);
  });

  it('but not where two issuers gave the same ID', () => {
    const [a, b] = ['A', 'B'].map((IssuerOfPatientID) => patient({ IssuerOfPatientID }));
    expect(isSurelySamePatient(a!, b!)).toBe(false);
  });

  it('but not where neither has an ID', () => {
    expect(isSurelySamePatient(patient({ PatientID: '' }), patient({ PatientID: '' }))).toBe(false);
  });
});

const archived = (
  StudyInstanceUID: string,
  StudyDate: string,
  change: Partial<ArchivedStudy> = {},
): ArchivedStudy => ({
  StudyInstanceUID,
  StudyDate,
  StudyTime: '',
  StudyDescription: '',
  AccessionNumber: '',
  ModalitiesInStudy: ['DX'],
  NumberOfStudyRelatedSeries: 1,
  NumberOfStudyRelatedInstances: 1,
  patient: patient(),
  ...change,
});

const today = {
  StudyInstanceUID: 'now',
  StudyDate: '20250601',
  StudyTime: '1000',
  StudyDescription: '',
  AccessionNumber: '',
  patient: patient(),
  series: [
    {
      SeriesInstanceUID: '1',
      SeriesNumber: 1,
      SeriesDescription: '',
      Modality: 'CR',
      images: [],
    },
  ],
};

describe('prior studies', () => {
  it('are earlier ones of the same patient, what compares best first, then the newest', () => {
    const found = priorsAmong(today, [
      archived('ct', '20250101', { ModalitiesInStudy: ['CT'] }),
      archived('old', '20200101'),
      archived('newer', '20240101'),
      archived('later', '20250602'),
      archived('same day, later', '20250601', { StudyTime: '1100' }),
      archived('undated', ''),
      archived('now', '20250601'),
      archived('other patient', '20240101', { patient: patient({ PatientID: 'P2' }) }),
      archived('other person', '20240101', { patient: patient({ PatientBirthDate: '19991231' }) }),
    ]);
    expect(found.map((each) => each.StudyInstanceUID)).toEqual(['newer', 'old', 'ct']);
  });

  it('of the same body part come before others', async () => {
    const { anImage } = await import('../builders/image');
    const [series] = today.series;
    const chest = { ...today, series: [{ ...series!, images: [anImage()] }] };
    expect(chest.series[0]?.images[0]?.BodyPartExamined).toBe('CHEST');
    const found = priorsAmong(chest, [
      archived('knee', '20250101', { StudyDescription: 'Knee left' }),
      archived('chest', '20200101', { StudyDescription: 'Chest PA' }),
    ]);
    expect(found.map((each) => each.StudyInstanceUID)).toEqual(['chest', 'knee']);
  });

  it('are none where the study itself has no date', () => {
    expect(priorsAmong({ ...today, StudyDate: '' }, [archived('old', '20200101')])).toEqual([]);
  });
});

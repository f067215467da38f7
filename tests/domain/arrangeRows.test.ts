import { arrangeRows, plainView, type WorklistRow, type WorklistView } from '#domain';
import { describe, expect, it } from 'vitest';
import { aRow, saying } from '../builders/worklistRow';

const named = (StudyInstanceUID: string, changes: Partial<WorklistRow> = {}) =>
  aRow({ StudyInstanceUID, ...changes });
const patientOf = (changes: Partial<WorklistRow['patient']>) => ({
  ...aRow().patient,
  ...changes,
});
const order = (rows: readonly WorklistRow[], view: Partial<WorklistView> = {}) =>
  arrangeRows(rows, { ...plainView, ...view }).map((row) => row.StudyInstanceUID);

describe('the order of the worklist', () => {
  const rows = [
    named('old', { StudyDate: '20200101', imageCount: 10, patient: patientOf({ PatientID: '9' }) }),
    named('late', { StudyTime: '230000', patient: patientOf({ PatientID: '10' }) }),
    named('early', { StudyTime: '010000', patient: patientOf({ PatientID: '8' }) }),
  ];

  it('is newest first unless said otherwise, by time within a day', () => {
    expect(order(rows)).toEqual(['late', 'early', 'old']);
    expect(order(rows, { isDescending: false })).toEqual(['old', 'early', 'late']);
  });

  it('counts numbers within text as numbers', () => {
    expect(order(rows, { sortBy: 'id', isDescending: false })).toEqual(['early', 'old', 'late']);
  });

  it('is newest first among equals, whichever way the column goes', () => {
    expect(order(rows, { sortBy: 'modality' })).toEqual(['late', 'early', 'old']);
    expect(order(rows, { sortBy: 'images' })).toEqual(['old', 'late', 'early']);
  });

  it('leads from unread to addended', () => {
    const states = (['signed', 'unread', 'addended', 'draft'] as const).map((report) =>
      named(report, { report }),
    );
    expect(order(states, { sortBy: 'report', isDescending: false })).toEqual([
      'unread',
      'draft',
      'signed',
      'addended',
    ]);
  });
});

describe('triage', () => {
  const rows = [
    named('none', { StudyDate: '20260105', reading: saying(['absent', 0.1]) }),
    named('failed', {
      StudyDate: '20260104',
      reading: { status: 'failed', problem: { code: 'inference-failed', detail: {} } },
    }),
    named('undetermined', { StudyDate: '20260103', reading: saying(['undetermined', 0.4]) }),
    named('sure', { StudyDate: '20260102', reading: saying(['present', 0.95], ['absent', 0]) }),
    named('present', { StudyDate: '20260101', reading: saying(['present', 0.6]) }),
  ];

  it('is off by default: nothing the AI says changes the order', () => {
    expect(plainView.isTriaged).toBe(false);
    expect(order(rows)).toEqual(['none', 'failed', 'undetermined', 'sure', 'present']);
  });

  it('brings the most probable to the top and puts the unknown before "no findings"', () => {
    expect(order(rows, { isTriaged: true })).toEqual([
      'sure',
      'present',
      'undetermined',
      'failed',
      'none',
    ]);
  });
});

describe('what is listed', () => {
  it('follows modality, date, AI state and report state, all at once', () => {
    const rows = [
      named('a', { modalities: ['CT', 'SR'], StudyDate: '20260110' }),
      named('b', { modalities: ['DX'], StudyDate: '20260112', report: 'draft' }),
      named('c', { reading: saying(['present', 0.9]), StudyDate: '' }),
      named('d', { reading: saying(['absent', 0]), StudyDate: '20251231' }),
    ];
    expect(order(rows, { modality: 'CT' })).toEqual(['a']);
    expect(order(rows, { report: 'draft' })).toEqual(['b']);
    expect(order(rows, { ai: 'findings' })).toEqual(['c']);
    expect(order(rows, { ai: 'none' })).toEqual(['d']);
    expect(order(rows, { ai: 'not-run' })).toEqual(['b', 'a']);
    // Both ends belong to the range; what has no date belongs to none.
    expect(order(rows, { fromDate: '2026-01-10', toDate: '2026-01-12' })).toEqual(['b', 'a']);
    expect(order(rows, { toDate: '2025-12-31' })).toEqual(['d']);
    expect(order(rows, { fromDate: '2026-01-11', modality: 'CT' })).toEqual([]);
  });

  it('is found by words of name, ID, accession and description, in any width and case', () => {
    const rows = [
      named('kanji', {
        patient: patientOf({ PatientName: 'YAMADA^TARO=山田^太郎=ﾔﾏﾀﾞ^ﾀﾛｳ', PatientID: 'K-77' }),
      }),
      named('other', {
        patient: patientOf({ PatientName: 'Smith^Ann', PatientID: '5' }),
        AccessionNumber: 'ACC9',
        description: 'Knee',
      }),
      named('file', { patient: patientOf({ PatientName: '' }), fileName: 'chest.png' }),
    ];
    expect(order(rows, { search: 'taro yamada' })).toEqual(['kanji']);
    expect(order(rows, { search: '山田' })).toEqual(['kanji']);
    expect(order(rows, { search: 'ヤマダ' })).toEqual(['kanji']);
    expect(order(rows, { search: 'ｋ－７７' })).toEqual(['kanji']);
    expect(order(rows, { search: 'acc9 knee' })).toEqual(['other']);
    expect(order(rows, { search: 'PNG' })).toEqual(['file']);
    expect(order(rows, { search: 'smith chest' })).toEqual([]);
  });
});

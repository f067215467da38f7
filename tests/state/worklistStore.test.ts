import { beforeEach, describe, expect, it } from 'vitest';
import type { Image, Series, Study } from '#domain';
import { addStudies, dropStudy, putReportState, useWorklistStore } from '#state';
import { anImage } from '../builders/image';

const series = (SeriesInstanceUID: string, images: readonly Image[]): Series => ({
  SeriesInstanceUID,
  SeriesNumber: 1,
  SeriesDescription: '',
  Modality: 'DX',
  images,
});
const study = (StudyInstanceUID: string, ...all: Series[]): Study => ({
  StudyInstanceUID,
  StudyDate: '',
  StudyTime: '',
  StudyDescription: '',
  AccessionNumber: '',
  patient: {
    PatientName: '',
    PatientID: '',
    PatientSex: '',
    PatientBirthDate: '',
    ageYears: null,
  },
  series: all,
});
const image = (imageId: string) => anImage({ imageId });
const listed = () =>
  useWorklistStore
    .getState()
    .studies.map((each) => each.series.map(({ images }) => images.map(({ imageId }) => imageId)));

describe('the worklist store', () => {
  beforeEach(() => useWorklistStore.setState({ studies: [], reportStates: {} }));

  it('lets a later opening join the study and the series it belongs to', () => {
    addStudies([study('1', series('s1', [image('a')]))]);
    addStudies([study('1', series('s1', [image('b')]), series('s2', [image('c')]))]);
    addStudies([study('2', series('s3', [image('d')]))]);
    expect(listed()).toEqual([[['a', 'b'], ['c']], [['d']]]);
  });

  it('does not list an image twice', () => {
    addStudies([study('1', series('s1', [image('a')]))]);
    addStudies([study('1', series('s1', [image('a')]))]);
    expect(listed()).toEqual([[['a']]]);
  });

  it('drops a study with what it says of its report', () => {
    addStudies([study('1', series('s1', [image('a')]))]);
    putReportState('1', 'draft');
    dropStudy('1');
    expect(listed()).toEqual([]);
    expect(useWorklistStore.getState().reportStates).toEqual({});
  });
});

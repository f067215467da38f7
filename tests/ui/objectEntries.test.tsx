// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { StudyObject } from '#domain';
import { closedSession, useSessionStore } from '#state';
import { ObjectEntries } from '../../src/ui/panels/ObjectEntries';
import { anImage, aStudyOf } from '../builders/image';

const frame = anImage({ imageId: '1.2.9#2', SOPInstanceUID: '1.2.9', frame: 2, Modality: 'SEG' });
const segmentation: StudyObject = {
  SOPInstanceUID: '1.2.9',
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.66.4',
  kind: 'segmentation',
  Modality: 'SEG',
  SeriesInstanceUID: '1.2.3.1',
  SeriesNumber: 1,
  InstanceNumber: 1,
  title: 'Liver',
  maker: { Manufacturer: '', ManufacturerModelName: '', SoftwareVersions: '' },
  fileName: 'liver.dcm',
};

afterEach(() => {
  cleanup();
  useSessionStore.setState(closedSession);
});

it('a segmentation is the current entry while its own frames are shown as images', () => {
  render(<ObjectEntries study={aStudyOf(frame, { objects: [segmentation] })} />);
  const isCurrent = () => screen.getByRole('button').getAttribute('aria-current');
  expect(isCurrent()).toBe('false');
  act(() => useSessionStore.setState({ imageId: frame.imageId }));
  expect(isCurrent()).toBe('true');
});

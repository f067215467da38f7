// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showImage } from '#actions';
import type { Image } from '#domain';
import {
  closedPanes,
  emptyPane,
  restingViewer,
  usePanesStore,
  useSessionStore,
  useSettingsStore,
  useViewerStore,
  useWorklistStore,
  type Pane,
} from '#state';
import type * as viewer from '#viewer';
import { ViewerPanel } from '../../src/ui/panels/ViewerPanel';
import { anImage, aStudyOf } from '../builders/image';

/** How often each viewport and each of the tools beside them was rendered. */
const renders = vi.hoisted(() => new Map<string, number>());
const count = (name: string) => renders.set(name, (renders.get(name) ?? 0) + 1);

vi.mock('#viewer', async (original) => ({
  ...(await original<typeof viewer>()),
  Viewport: ({ label, guides }: viewer.ViewportProps) => {
    count(label);
    return <p>{guides}</p>;
  },
  GuideLayer: () => {
    count('guides');
    return null;
  },
}));
vi.mock('../../src/ui/panels/GuideTools', () => ({
  GuideTools: () => {
    count('tools');
    return null;
  },
}));

const slices = Array.from({ length: 20 }, (_, index) =>
  anImage({
    imageId: `1.2.${index}#1`,
    SOPInstanceUID: `1.2.${index}`,
    Modality: 'CT',
    spacing: { rowMm: 1, columnMm: 1, source: 'patient' },
    plane: {
      FrameOfReferenceUID: '1.9',
      position: [0, 0, index],
      rowDirection: [1, 0, 0],
      columnDirection: [0, 1, 0],
    },
  }),
);
/** As a section stands beside the stack: seen from the front. */
const section: Image = {
  ...slices[0]!,
  imageId: 'coronal',
  plane: {
    FrameOfReferenceUID: '1.9',
    position: [0, 3, 20],
    rowDirection: [1, 0, 0],
    columnDirection: [0, 0, -1],
  },
};
const display = {
  width: 2,
  height: 1,
  data: Float32Array.of(0, 1),
  isColor: false,
  isInverted: false,
  min: 0,
  max: 1,
};
const showing = (image: Image): Pane => ({
  ...emptyPane,
  content: { kind: 'stack', imageId: image.imageId },
  frame: { status: 'ready', image, frame: { display, modality: null } },
});

beforeEach(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text, supports: () => false });
  useSettingsStore.setState({ interfaceLanguage: 'en' });
  useViewerStore.setState(restingViewer);
  const study = aStudyOf(slices[0]!);
  useWorklistStore.setState({
    studies: [{ ...study, series: [{ ...study.series[0]!, images: slices }] }],
  });
  useSessionStore.setState({
    StudyInstanceUID: study.StudyInstanceUID,
    imageId: slices[0]!.imageId,
  });
  usePanesStore.setState({
    ...closedPanes,
    layout: { rows: 1, columns: 2 },
    panes: [showing(slices[0]!), showing(section)],
  });
});
afterEach(() => {
  cleanup();
  usePanesStore.setState(closedPanes);
  useWorklistStore.setState({ studies: [] });
});

it('a step through a stack renders its own viewport once, of another its lines alone, and no tool', async () => {
  render(<ViewerPanel viewport={createRef()} />);
  expect(renders.get('tools')).toBe(1);
  renders.clear();
  await act(async () => {
    void showImage(slices[1]!.imageId, 0);
    usePanesStore.setState(({ panes }) => ({ panes: [showing(slices[1]!), panes[1]!] }));
  });
  expect(Object.fromEntries(renders)).toEqual({ 'Image viewer 1 of 2': 1, guides: 2 });
});

import { expect, vi } from 'vitest';
import type { DescribedRegion, Finding, LocatedPhrase } from '#domain';
import type { InferenceClient } from '#inference';
import { aFinding, aReading } from '../builders/finding';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { loadPage, manifest, openBrowser, servePackage } from './freshApp';

export const radiograph = () => sourceFile('pa.dcm', buildRadiograph({ columns: 300, rows: 300 }));
export const lateral = (SOPInstanceUID = '1.2.826.0.1.3680043.10.1.3') =>
  sourceFile(
    'lat.dcm',
    buildRadiograph({
      columns: 300,
      rows: 300,
      attributes: { '00185101 CS': 'LL', '00080018 UI': SOPInstanceUID },
    }),
  );

/** The worker is the browser's: a stand-in gives these findings when it is let go on. */
export const model = {
  /** Which package it says that it is. */
  origin: aReading([]).model,
  prepares: 0,
  onRegions: null as null | (() => void),
  finish: null as null | (() => void),
  fail: null as null | (() => void),
  findings: [] as Finding[],
  /** What it says of any phrase. */
  located: null as null | LocatedPhrase,
  /** What it says of any region. */
  described: null as null | DescribedRegion,
};

/** To be given in place of `createInferenceClient`. */
export const standIn = (): Pick<InferenceClient, 'prepare' | 'read' | 'locate' | 'describe'> => ({
  prepare: async () => {
    model.prepares++;
    return { manifest, backend: aReading([]).backend };
  },
  read: (_, onPart) =>
    new Promise((resolve, reject) => {
      model.fail = () => reject(new Error('out of memory'));
      const bare = model.findings.map((finding) => ({ ...finding, sentences: {} }));
      model.onRegions = () => onPart({ kind: 'regions', findings: bare });
      model.finish = () => resolve(aReading(model.findings, { model: model.origin }));
    }),
  locate: async () => {
    if (model.located === null) throw new Error('nothing to be located');
    return model.located;
  },
  describe: async () => {
    if (model.described === null) throw new Error('nothing to be described');
    return model.described;
  },
});

/** A browser that was never here, and a model that finds three things: present, undetermined, absent. */
export function openBrowserWithModel(): void {
  openBrowser();
  servePackage();
  model.origin = aReading([]).model;
  Object.assign(model, { prepares: 0, onRegions: null, finish: null });
  Object.assign(model, { located: null, described: null });
  model.findings = [
    aFinding('2.25.1', { sentences: { en: { text: 'One.', source: 'decoder' } } }),
    aFinding('2.25.2', { finding: 'nodule', presence: 'undetermined' }),
    aFinding('2.25.3', { finding: 'mass', presence: 'absent' }),
  ];
}

/** Loading the stages takes a busy machine its time. */
export const eventually = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 15_000 });

/** The app as a fresh page loads it, with what tests look at. */
export async function loadApp() {
  const { actions, state, open } = await loadPage();
  const presented = () => state.useReviewStore.getState().presented;
  const imageId = () => state.useSessionStore.getState().imageId ?? '';
  return {
    ...actions,
    presented,
    imageId,
    images: () =>
      state.useWorklistStore
        .getState()
        .studies.flatMap(({ series }) => series.flatMap((each) => each.images))
        .map((image) => image.imageId),
    statuses: () => presented()?.findings.map(({ status }) => status),
    installedWeights: () => state.useReadingStore.getState().weightsHash,
    useInquiryStore: state.useInquiryStore,
    inquiry: () => state.useInquiryStore.getState().inquiry,
    selected: () => state.useViewerStore.getState().selectedUID,
    draft: () => state.useViewerStore.getState().draft,
    addendum: () => state.useReviewStore.getState().addendum,
    reading: () => state.useReadingStore.getState().readings[imageId()],
    notices: () =>
      state.useNoticeStore
        .getState()
        .notices.map(({ content }) =>
          content.kind === 'problem' ? content.problem.code : content.kind,
        ),
    studies: () => state.useWorklistStore.getState().studies.length,
    /** Confirms all that still stands against signing. */
    confirmIssues() {
      for (const issue of presented()?.issues ?? []) actions.confirmIssue(issue);
    },
    /** Accepts the first finding, rejects the second, and gives all else that signing asks for. */
    async decideAll() {
      await actions.acceptFinding('2.25.1');
      await actions.rejectFinding('2.25.2', 'not-there');
      actions.changeSettings({ readerName: 'Dr. A' });
      this.confirmIssues();
    },
    paint: () => actions.imagePainted(imageId()),
    /** Opens a radiograph and lets the model look at it as far as its regions. */
    async openUntilRegions() {
      await open(radiograph());
      actions.imagePainted(imageId());
      await eventually(() => expect(model.onRegions).not.toBeNull());
      model.onRegions?.();
    },
    /** Opens a radiograph and lets the model look at it to the end. */
    async openAndRead() {
      await open(radiograph());
      actions.imagePainted(imageId());
      await eventually(() => expect(model.finish).not.toBeNull());
      model.finish?.();
      await eventually(() => expect(this.reading()?.status).toBe('done'));
    },
  };
}

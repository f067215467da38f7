import type { Study } from '#domain';
import {
  closedPanes,
  countPanes,
  emptyPane,
  imagesIn,
  mostColumns,
  mostRows,
  restingGuides,
  useGuidesStore,
  usePanesStore,
  useSessionStore,
  type Layout,
  type Pane,
} from '#state';
import { findImage, findStudy, isOfObject } from './findImage';
import { abortLoads, closeUnseenVolume, loadPane } from './loadPane';
import { closeVolume } from './openVolume';
import { showImage } from './showImage';

/** One empty viewport, as before a study is open. */
export function clearPanes(): void {
  abortLoads();
  closeVolume();
  usePanesStore.setState(closedPanes);
  useGuidesStore.setState(restingGuides);
}

/**
 * Lays out the stage. Viewports keep their places as far as there are any, the active one always; new ones
 * take the series of the study that are not shown yet.
 */
export function setLayout({ rows, columns }: Layout): void {
  const from = usePanesStore.getState().panes.length;
  arrange({ rows: within(rows, mostRows), columns: within(columns, mostColumns) });
  fillPanes(from);
}

/** The same, with new viewports left empty. */
export function arrange(layout: Layout): void {
  const count = countPanes(layout);
  const { panes, active } = usePanesStore.getState();
  const kept = panes.slice(0, count);
  const inHand = panes[active];
  const isActiveKept = active < count;
  if (!isActiveKept && inHand) kept[count - 1] = inHand;
  const added: Pane[] = Array.from({ length: count - kept.length }, () => emptyPane);
  usePanesStore.setState({
    layout,
    panes: [...kept, ...added],
    active: isActiveKept ? active : count - 1,
    isMaximized: false,
  });
  closeUnseenVolume();
  // A load knows its viewport by its place.
  const content = imagesIn(inHand);
  if (!isActiveKept && content) void loadPane(count - 1, content);
}

const within = (count: number, most: number) => Math.min(Math.max(count, 1), most);

/** A row or column of viewports more or less. */
export function changeLayout(change: Partial<Layout>): void {
  const { rows, columns } = usePanesStore.getState().layout;
  setLayout({ rows: rows + (change.rows ?? 0), columns: columns + (change.columns ?? 0) });
}

/** The active viewport alone on the stage, or all again. */
export function toggleMaximized(): void {
  usePanesStore.setState(({ isMaximized, panes }) => ({
    isMaximized: !isMaximized && panes.length > 1,
  }));
}

function fillPanes(from: number): void {
  const { StudyInstanceUID } = useSessionStore.getState();
  const study = StudyInstanceUID === null ? null : findStudy(StudyInstanceUID);
  if (!study) return;
  const { panes } = usePanesStore.getState();
  const waiting = unseenSeries(study, panes);
  for (let pane = from; pane < panes.length; pane++) {
    const imageId = waiting.shift()?.images[0]?.imageId;
    if (imageId !== undefined) void showImage(imageId, pane);
  }
}

function unseenSeries(study: Study, panes: readonly Pane[]) {
  const seen = panes.map((pane) => findImage(imagesIn(pane)?.imageId ?? '')?.series);
  return study.series.filter(
    (series) => !seen.includes(series) && !series.images.some((each) => isOfObject(study, each)),
  );
}

import { CancelledError, isStack, type Problem, type Series } from '#domain';
import { imagesIn, putPane, usePanesStore, type FrameState, type ImageContent } from '#state';
import { findImage } from './findImage';
import { isCancelled, problemOf } from './notices';
import { closeVolume, readSection } from './openVolume';
import { openFrames } from './services';

const loads = new Map<number, AbortController>();

/**
 * Brings to a viewport what it was asked for. While a stack is scrolled, asking anew only moves the goal: each
 * image is shown as it is decoded, so that fast scrolling shows some of the way instead of nothing.
 */
export async function loadPane(pane: number, content: ImageContent): Promise<void> {
  const isScrolled = isOfStackShown(pane, content);
  const before = contentOf(pane);
  const ready = peek(content);
  putPane(pane, { content, frame: ready ?? (isScrolled ? frameOf(pane) : { status: 'loading' }) });
  if (before?.kind === 'section' && content.kind === 'stack') closeUnseenVolume();
  if (isScrolled && loads.has(pane)) return;
  loads.get(pane)?.abort();
  loads.delete(pane);
  if (ready) return;
  const controller = new AbortController();
  loads.set(pane, controller);
  try {
    await followGoal(pane, controller.signal);
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) return;
    putPane(pane, { frame: { status: 'failed', problem: problemOf(error, 'file-decode-failed') } });
  } finally {
    if (loads.get(pane) === controller) loads.delete(pane);
  }
}

/** Asks once more for what did not come. */
export function reloadPane(pane: number): void {
  const content = contentOf(pane);
  if (content) void loadPane(pane, { ...content });
}

/** Shows a report or document in the place of an image; it is read by whoever draws it. */
export function showInPane(pane: number, SOPInstanceUID: string): void {
  loads.get(pane)?.abort();
  loads.delete(pane);
  const content = { kind: 'object', SOPInstanceUID } as const;
  putPane(pane, { content, frame: { status: 'none' }, isPlaying: false });
}

/** Nothing that is under way reaches a viewport any more. */
export function abortLoads(): void {
  for (const controller of loads.values()) controller.abort();
  loads.clear();
}

/** The reader does not wait for the volume: viewports that show sections of it are empty again. */
export function cancelVolume(): void {
  closeVolume();
  for (const pane of panesWithSections()) {
    loads.get(pane)?.abort();
    putPane(pane, { content: null, frame: { status: 'none' } });
  }
}

/** A volume of which nobody sees a section any more gives its memory back. */
export function closeUnseenVolume(): void {
  if (panesWithSections().length === 0) closeVolume();
}

function refreshSections(problem: Problem | null): void {
  for (const pane of panesWithSections()) {
    const content = contentOf(pane);
    if (problem) putPane(pane, { frame: { status: 'failed', problem } });
    else if (content) void loadPane(pane, { ...content });
  }
}

function panesWithSections(): number[] {
  return usePanesStore
    .getState()
    .panes.flatMap(({ content }, pane) => (content?.kind === 'section' ? [pane] : []));
}

async function followGoal(pane: number, signal: AbortSignal): Promise<void> {
  for (let goal = contentOf(pane); goal !== null;) {
    const asked = goal;
    const frame = await read(goal, signal, (preview) => {
      if (!signal.aborted && contentOf(pane) === asked) putPane(pane, { frame: preview });
    });
    if (signal.aborted) return;
    putPane(pane, { frame });
    const next = contentOf(pane);
    if (next === goal) return;
    goal = next;
  }
}

async function read(
  content: ImageContent,
  signal: AbortSignal,
  onPreview: (preview: FrameState) => void,
): Promise<FrameState> {
  if (content.kind === 'section') {
    return readSection(content, refreshSections);
  }
  const { imageId } = content;
  const found = findImage(imageId);
  const frames = openFrames();
  if (!found || !frames) throw new CancelledError();
  const { image } = found;
  const frame = await frames.readFrame(imageId, signal, (preview) => {
    // Without a window of its own an image would open in one taken from half of its pixels.
    if (image.windows.length > 0) onPreview({ status: 'ready', image, frame: preview });
  });
  return { status: 'ready', image, frame };
}

/** What is kept decoded is shown at once, without a turn of the event loop between. */
function peek(content: ImageContent): FrameState | null {
  if (content.kind === 'section') return null;
  const { imageId } = content;
  const frame = openFrames()?.peekFrame(imageId);
  const found = frame ? findImage(imageId) : null;
  return frame && found ? { status: 'ready', image: found.image, frame } : null;
}

const contentOf = (pane: number) => imagesIn(usePanesStore.getState().panes[pane]);
const frameOf = (pane: number): FrameState =>
  usePanesStore.getState().panes[pane]?.frame ?? { status: 'none' };

/** True where the viewport shows another image of the same stack, which may stay until this one is there. */
function isOfStackShown(pane: number, content: ImageContent): boolean {
  const frame = frameOf(pane);
  if (frame.status !== 'ready') return false;
  const series = findImage(content.imageId)?.series;
  const before = contentOf(pane);
  if (content.kind === 'section') {
    return before?.kind === 'section' && before.plane === content.plane && isIn(series, before);
  }
  return series?.images.includes(frame.image) === true && isStack(series);
}

const isIn = (series: Series | undefined, { imageId }: ImageContent) =>
  series?.images.some((image) => image.imageId === imageId) === true;

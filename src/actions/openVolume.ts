import {
  CancelledError,
  placedImage,
  type Image,
  type Problem,
  type Series,
  type SlicedVolume,
} from '#domain';
import { useVolumeStore, type FrameState, type SectionContent } from '#state';
import type { Volume } from '#volume';
import { findImage } from './findImage';
import { isCancelled, problemOf } from './notices';
import { openFrames } from './services';

/** One volume at a time: it is the largest thing the app keeps in memory. */
interface OpenVolume {
  readonly series: Series;
  readonly volume: Promise<Volume>;
  readonly controller: AbortController;
}
let opened: OpenVolume | null = null;

/** While slices come in, sections on screen are cut anew this often. */
const refreshMs = 700;

/** Slices on their way: while one is read, another is decoded and a third put in its place, each in a thread of its own. */
const slicesAtOnce = 4;

/** Told when sections read before would show more now, or with the problem that ended the volume. */
type OnMore = (problem: Problem | null) => void;

/** A section of the series of an image, for a viewport. Throws `volume-` problems. */
export async function readSection(content: SectionContent, onMore: OnMore): Promise<FrameState> {
  const found = findImage(content.imageId);
  if (!found) throw new CancelledError();
  const { findSection, imageOfSection, sectionsOfSlab } = await import('#volume');
  const cutVolume = await slicesOf(found.series);
  const { geometry } = cutVolume;
  const volume = await volumeOf(found.series, onMore).volume;
  const { plane, index, thickness, projection, count } = content;
  const { data, min, max } = await volume.readSection(findSection(geometry, plane), index, {
    thickness,
    projection,
  });
  const imageAt = (at: number) => imageOfSection(firstOf(found.series), geometry, plane, at);
  const image = imageAt(index);
  const { first, end } = sectionsOfSlab(index, thickness, count);
  const sections = Array.from({ length: end - first + 1 }, (_, at) => imageAt(first + at));
  const isInverted = image.PhotometricInterpretation === 'MONOCHROME1';
  const { Columns: width, Rows: height } = image;
  const display = { width, height, data, isColor: false, isInverted, min, max };
  const cut = { volume: cutVolume, sections: sections.flatMap((each) => placedImage(each) ?? []) };
  return { status: 'ready', image, frame: { display, modality: null }, cut };
}

const known = new WeakMap<Series, SlicedVolume>();

/** Kept for each series, so that what lies in it has to be placed there once. Throws `volume-` problems. */
async function slicesOf(series: Series): Promise<SlicedVolume> {
  const sliced = known.get(series);
  if (sliced) return sliced;
  const { planVolume } = await import('#volume');
  const { geometry, imageIds } = planVolume(series);
  const images = new Map(series.images.map((image) => [image.imageId, image]));
  const slices = imageIds.flatMap((imageId) => images.get(imageId) ?? []);
  const made = { geometry, slices };
  known.set(series, made);
  return made;
}

/** Stops putting a volume together, and gives its memory back. Viewports keep what they show. */
export function closeVolume(): void {
  const closing = opened;
  opened = null;
  closing?.controller.abort();
  void closing?.volume.then(
    (volume) => volume.dispose(),
    () => undefined, // Whoever asked for a section was told.
  );
  useVolumeStore.setState({ progress: null, isFilling: false });
}

function firstOf({ images }: Series): Image {
  const [first] = images;
  if (!first) throw new CancelledError();
  return first;
}

function volumeOf(series: Series, onMore: OnMore): OpenVolume {
  if (opened?.series === series) return opened;
  closeVolume();
  useVolumeStore.setState({ isFilling: true });
  const controller = new AbortController();
  opened = { series, controller, volume: begin(series, controller.signal, onMore) };
  return opened;
}

/** An empty volume, into which slices are then put one after the other. */
async function begin(series: Series, signal: AbortSignal, onMore: OnMore): Promise<Volume> {
  const { createVolume, planVolume } = await import('#volume');
  const { geometry, imageIds } = planVolume(series);
  const volume = await createVolume(geometry);
  void fill(volume, imageIds, signal, onMore);
  return volume;
}

async function fill(
  volume: Volume,
  imageIds: readonly string[],
  signal: AbortSignal,
  onMore: OnMore,
): Promise<void> {
  const frames = openFrames();
  const waiting = imageIds.entries();
  let done = 0;
  let refreshedAt = performance.now();
  const putNext = async () => {
    for (const [slice, imageId] of waiting) {
      if (!frames) return;
      const { frame, isOwn } = await frames.readOnce(imageId, signal);
      if (frame.modality) await volume.putSlice(slice, frame.modality.data, isOwn);
      if (signal.aborted) return;
      done += 1;
      if (performance.now() - refreshedAt < refreshMs) continue;
      useVolumeStore.setState({ progress: { done, total: imageIds.length } });
      onMore(null);
      refreshedAt = performance.now();
    }
  };
  try {
    await Promise.all(Array.from({ length: slicesAtOnce }, putNext));
    if (signal.aborted) return;
    useVolumeStore.setState({ progress: null, isFilling: false });
    onMore(null);
  } catch (error) {
    if (isCancelled(error) || signal.aborted) return;
    closeVolume();
    onMore(problemOf(error, 'file-decode-failed'));
  }
}

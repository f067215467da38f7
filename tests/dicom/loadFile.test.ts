import { describe, expect, it, vi } from 'vitest';
import { openFiles, sourceOfBlob, type SourceFile } from '#dicom';
import { buildCrossSections } from '../builders/crossSections';
import { buildRadiograph } from '../builders/radiograph';

/** A file that counts the bytes that were read of it. */
function counted(name: string, bytes: Uint8Array) {
  const file = sourceOfBlob(name, new Blob([bytes.slice()]));
  const read = { whole: 0, parts: 0 };
  const source: SourceFile = {
    name,
    bytes: () => {
      read.whole += 1;
      return file.bytes();
    },
    range: {
      size: bytes.length,
      read: (start, end) => {
        read.parts += Math.min(end, bytes.length) - start;
        return file.range!.read(start, end);
      },
    },
  };
  return { source, read };
}

const [slice] = buildCrossSections({ count: 1, columns: 256, rows: 256, pixelMm: 1 });

describe('a file of uncompressed pixels', () => {
  it('is listed by its head, and its pixels are fetched when they are asked for', async () => {
    const { source, read } = counted(slice!.name, slice!.bytes);
    const { studies, frames } = await openFiles([source]);
    const image = studies[0]!.series[0]!.images[0]!;
    expect(read).toEqual({ whole: 0, parts: 16 * 1024 });
    const inParts = await frames.readFrame(image.imageId);
    expect(read).toEqual({ whole: 0, parts: 16 * 1024 + 256 * 256 * 2 });

    const whole = await openFiles([{ name: 'whole', bytes: source.bytes }]);
    const atOnce = await whole.frames.readFrame(image.imageId);
    expect(inParts.display.data).toEqual(atOnce.display.data);
    expect(whole.studies[0]!.series[0]!.images[0]).toEqual({ ...image, fileName: 'whole' });
  });

  it('fetches of many frames the one that is asked for', async () => {
    const pixels = Array.from({ length: 3 * 128 * 128 }, (_, at) => at % 251);
    const bytes = buildRadiograph({
      columns: 128,
      rows: 128,
      pixels,
      attributes: { '00280008 IS': '3' },
    });
    const { source, read } = counted('run.dcm', bytes);
    const { studies, frames } = await openFiles([source]);
    const before = read.parts;
    const { imageId } = studies[0]!.series[0]!.images[1]!;
    const { modality } = await frames.readFrame(imageId);
    expect(modality!.data[5]).toBe(pixels[128 * 128 + 5]);
    expect(read.whole).toBe(0);
    expect(read.parts - before).toBe((bytes.length - (bytes.length % (128 * 128))) / 3);
  });

  it('is refused as before where its pixels are cut short', async () => {
    const { source } = counted('cut.dcm', slice!.bytes.slice(0, -1000));
    const { studies, rejected } = await openFiles([source]);
    expect(studies).toEqual([]);
    expect(rejected[0]!.problem.code).toBe('file-truncated');
  });
});

it('files that take reading whole are read ahead, a few at once, and listed in their order', async () => {
  const waiting: (() => void)[] = [];
  const sources = Array.from({ length: 40 }, (_, number): SourceFile => {
    const bytes = buildRadiograph({ attributes: { '00080018 UI': `1.2.${number + 1}` } });
    const file = sourceOfBlob(`${number}.dcm`, new Blob([bytes.slice()]));
    const arrive = () => new Promise<void>((resolve) => waiting.push(resolve));
    return { ...file, bytes: () => arrive().then(file.bytes) };
  });
  const opening = openFiles(sources);
  // None has arrived, and yet more than one is on its way.
  await vi.waitFor(() => expect(waiting.length).toBe(16));
  const release = setInterval(() => waiting.pop()?.());
  const { studies } = await opening;
  clearInterval(release);
  expect(studies[0]!.series[0]!.images.map(({ fileName }) => fileName)).toEqual(
    sources.map(({ name }) => name),
  );
});

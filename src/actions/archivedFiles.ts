import { hasFrames, writeHeader, type FileParts, type SourceFile } from '#dicom';
import { ShokenError, type ArchivedOrigin, type ErrorCode } from '#domain';
import { connectionAt, connectionTo, theArchive } from './archiveConnection';

type SeriesAddress = Pick<ArchivedOrigin, 'StudyInstanceUID' | 'SeriesInstanceUID'>;

/** What an archive answers that does not give metadata, or frames, by themselves. */
const refusals: readonly ErrorCode[] = [
  'archive-not-found',
  'archive-failed',
  'archive-not-dicomweb',
];
const isRefusal = (error: unknown) => error instanceof ShokenError && refusals.includes(error.code);

/**
 * A series of the archive as files to open: of images no more than their headers comes now, and each frame when it is
 * shown. Null where the archive gives no images of it so. Names come from `nameFile` by their number.
 */
export async function filesInParts(
  series: SeriesAddress,
  nameFile: (number: number) => string,
  signal: AbortSignal,
): Promise<SourceFile[] | null> {
  const connection = connectionTo(signal);
  const { baseUrl } = connection.archive;
  const { retrieveBulkData, retrieveMetadata } = await theArchive();
  const found = await retrieveMetadata(connection, series).catch((error: unknown) => {
    if (isRefusal(error)) return [];
    throw error;
  });
  if (!found.some(({ dataset }) => hasFrames(dataset))) return null;
  const frames = new FrameSupport();
  return found.map(({ SOPInstanceUID, dataset }, index): SourceFile => {
    const { StudyInstanceUID, SeriesInstanceUID } = series;
    const origin = { baseUrl, StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID };
    const name = nameFile(index);
    if (!hasFrames(dataset)) return { name, bytes: once(() => retrieveWhole(origin, signal)) };
    const follow = (uri: string) => retrieveBulkData(connection, uri);
    const header = once(async () => (await writeHeader(dataset, follow)).buffer);
    return fileOf(origin, name, header, frames);
  });
}

/** An image of the archive whose header was kept on the device. */
export function fileOf(
  origin: ArchivedOrigin,
  name: string,
  header: FileParts['header'],
  frames = new FrameSupport(),
): SourceFile {
  const frame: FileParts['frame'] = async (number, signal) => {
    if (frames.isMissing) return null;
    const { retrieveFrame } = await theArchive();
    try {
      const retrieved = await retrieveFrame(connectionAt(origin.baseUrl, signal), origin, number);
      frames.worked();
      return retrieved;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      frames.failed();
      return null;
    }
  };
  return { name, bytes: () => retrieveWhole(origin), parts: { origin, header, frame } };
}

async function retrieveWhole(origin: ArchivedOrigin, signal?: AbortSignal): Promise<ArrayBuffer> {
  const { retrieveInstance } = await theArchive();
  const { baseUrl, ...object } = origin;
  return (await retrieveInstance(connectionAt(baseUrl, signal), object)).buffer;
}

/** Whether a series' frames come by themselves: an archive that has refused some and given none is asked no more. */
class FrameSupport {
  #balance = 0;

  get isMissing(): boolean {
    return this.#balance >= 3;
  }

  worked(): void {
    this.#balance = -Infinity;
  }

  failed(): void {
    this.#balance++;
  }
}

/** Asks once and remembers, in a Blob, which the browser may keep on disk; what failed is asked again. */
function once(read: () => Promise<ArrayBuffer>): () => Promise<ArrayBuffer> {
  let blob: Promise<Blob> | null = null;
  return async () => {
    blob ??= read().then((bytes) => new Blob([bytes]));
    try {
      return await (await blob).arrayBuffer();
    } catch (error) {
      blob = null;
      throw error;
    }
  };
}

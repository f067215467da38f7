import { sourceOfBlob } from '#dicom';
import { CancelledError } from '#domain';
import { useWorklistStore, type Sample } from '#state';
import { z } from 'zod';
import { attempt } from './notices';
import { openFiles } from './openFiles';

const sampleIndex = z.object({
  studies: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      title: z.object({ en: z.string(), ja: z.string() }),
      bytes: z.number(),
    }),
  ),
});

/** Reads the list of samples that ship with the app; none installed is an empty list. */
export async function listSamples(): Promise<void> {
  const samples = await fetch('/samples/index.json')
    .then((response) => (response.ok ? response.json() : { studies: [] }))
    .then((json) => sampleIndex.parse(json).studies)
    .catch(() => []);
  useWorklistStore.setState({ samples });
}

let loading: AbortController | null = null;

/** Fetches one sample study and opens it. */
export async function openSample(sample: Sample): Promise<void> {
  loading?.abort();
  const controller = new AbortController();
  loading = controller;
  useWorklistStore.setState({ loadingSampleId: sample.id });
  const blob = await attempt('sample-unreachable', () => fetchSample(sample, controller.signal));
  if (loading === controller) useWorklistStore.setState({ loadingSampleId: null });
  if (blob === null) return;
  const name = sample.file.split('/').at(-1) ?? sample.file;
  await openFiles([sourceOfBlob(name, blob)]);
}

export function cancelSample(): void {
  loading?.abort();
}

async function fetchSample(sample: Sample, signal: AbortSignal): Promise<Blob> {
  try {
    const response = await fetch(`/samples/${sample.file}`, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.blob();
  } catch (error) {
    throw signal.aborted ? new CancelledError() : error;
  }
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const binary = '/usr/sbin/Orthanc';
const plugin = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

export const missingOrthanc =
  'Orthanc is not installed. On Debian, as root: apt-get install orthanc orthanc-dicomweb';

export const isOrthancInstalled = () => existsSync(binary) && existsSync(plugin);

export interface Orthanc {
  /** `http://127.0.0.1:PORT/dicom-web` */
  readonly dicomWeb: string;
  store(file: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Resolves once the process has ended. */
  stop(): Promise<void>;
  readonly ended: Promise<void>;
}

export interface OrthancOptions {
  /** Where configuration, index and files are kept. */
  readonly folder: string;
  readonly port: number;
  /** User names with their passwords; left out, everybody on this machine is let in. */
  readonly users?: Readonly<Record<string, string>>;
}

/** Starts Debian's Orthanc with its DICOMweb plugin for this machine only, and waits until it answers. */
export async function startOrthanc({ folder, port, users }: OrthancOptions): Promise<Orthanc> {
  if (!isOrthancInstalled()) throw new Error(missingOrthanc);
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, 'orthanc.json');
  await writeFile(configuration, JSON.stringify(configure(folder, port, users), null, 2));
  const orthanc = spawn(binary, [configuration], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => orthanc.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await waitFor(`${url}/system`, ended);
  const [user] = Object.entries(users ?? {});
  const headers = user
    ? { Authorization: `Basic ${Buffer.from(user.join(':')).toString('base64')}` }
    : undefined;
  return {
    dicomWeb: `${url}/dicom-web`,
    async store(file) {
      const response = await fetch(`${url}/instances`, { method: 'POST', body: file, headers });
      if (!response.ok) throw new Error(`Orthanc did not take a file: ${response.status}`);
    },
    async stop() {
      orthanc.kill('SIGTERM');
      await ended;
    },
    ended,
  };
}

function configure(folder: string, port: number, users?: Readonly<Record<string, string>>) {
  return {
    Name: 'Shoken archive',
    StorageDirectory: folder,
    IndexDirectory: folder,
    Plugins: [plugin],
    HttpPort: port,
    // It listens on all addresses whatever it is told; this refuses every other machine.
    RemoteAccessAllowed: false,
    DicomServerEnabled: false,
    // Images are compressed as they are. And where Node is slower to unzip an answer than Orthanc (1 s) to close an idle
    // connection, Node's fetch gives its end up for lost.
    HttpCompressionEnabled: false,
    AuthenticationEnabled: users !== undefined,
    RegisteredUsers: users ?? {},
    DicomWeb: {
      Enable: true,
      Root: '/dicom-web/',
      StudiesMetadata: 'Full',
      SeriesMetadata: 'Full',
    },
  };
}

/** Any answer will do: it is up. */
async function waitFor(url: string, ended: Promise<void>): Promise<void> {
  const failure = ended.then(() => Promise.reject(new Error('Orthanc ended; is its port taken?')));
  for (let attempt = 0; attempt < 200; attempt++) {
    const isUp = fetch(url).then(
      () => true,
      () => false,
    );
    if (await Promise.race([isUp, failure])) {
      // From now on its end is no failure.
      failure.catch(() => undefined);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Orthanc did not answer within 20 seconds');
}

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  areaOfMask,
  boxOfMask,
  findingIds,
  type Backend,
  type Finding,
  type ModalityPixels,
  type NamedPlace,
  noContext,
} from '#domain';
import {
  createEngine,
  loadNodeRuntime,
  type Engine,
  type EngineOptions,
  type ModelPackage,
  type ReadPart,
  type ReadRequest,
} from '#inference';
import type { Runtime } from '../../src/inference/graphs';
import { frontalImage, loadTinyPackage, openTinyEngine, tinyPixels } from './tinyPackage';

let engine: Engine;
let modelPackage: ModelPackage;
let pixels: ModalityPixels;
let request: ReadRequest;

beforeAll(async () => {
  modelPackage = await loadTinyPackage();
  engine = await openTinyEngine();
  pixels = await tinyPixels();
  request = {
    image: frontalImage(pixels),
    patientAgeYears: 60,
    pixels,
    context: noContext,
    languages: ['ja', 'en'],
  };
});
afterAll(() => engine.dispose());

const ignore = () => undefined;
const nowhere = { side: null, zones: [] };
const named = (findings: readonly Finding[], id: string) =>
  findings.find(({ finding }) => finding === id)!;

describe('Engine.read', () => {
  it('says something of every finding of the manifest, the absent ones too', async () => {
    const reading = await engine.read(request, ignore);
    expect(reading.findings.map(({ finding }) => finding)).toEqual(findingIds);
    expect(reading.findings.map(({ presence }) => presence)).toEqual([
      'present',
      'present',
      'present',
      'undetermined',
      'present',
      'undetermined',
      'undetermined',
      'absent',
    ]);
    expect(reading.backend).toEqual({ kind: 'wasm', threads: 1, reason: 'forced' });
    expect(reading.model.weightsHash).toBe(modelPackage.weightsHash);
  });

  it('places the effusion where the picture is bright, in pixels of the image', async () => {
    const { findings } = await engine.read(request, ignore);
    const effusion = named(findings, 'pleural-effusion');
    expect(effusion.attributes).toMatchObject({ side: 'right', zone: 'lower' });
    const { mask, box, SOPInstanceUID } = effusion.region!;
    expect(SOPInstanceUID).toBe(request.image.SOPInstanceUID);
    expect([mask.imageWidth, mask.imageHeight]).toEqual([80, 100]);
    expect(box).toEqual(boxOfMask(mask));
    expect(box[0] + box[2] / 2).toBeLessThan(40);
    expect(box[1] + box[3] / 2).toBeGreaterThan(60);
    expect(areaOfMask(mask)).toBeGreaterThan(100);
    expect(effusion.attributes.sizeMm).toBeCloseTo(2 * Math.max(box[2], box[3]), 5);
  });

  it('gives an absent finding proposals but neither region nor attributes', async () => {
    const { findings } = await engine.read(request, ignore);
    const edema = named(findings, 'edema');
    expect(edema.region).toBeNull();
    expect(edema.attributes).toEqual({ side: null, zone: null, extent: null, sizeMm: null });
    expect(edema.proposals.length).toBeGreaterThan(0);
    expect(edema.probability).toBeLessThan(0.3);
  });

  it('writes a sentence per finding in each language asked for, with attention', async () => {
    const { findings } = await engine.read(request, ignore);
    for (const { sentences, attention } of findings) {
      expect(Object.keys(sentences)).toEqual(['ja', 'en']);
      for (const { size, weights } of Object.values(attention)) {
        expect(size).toBe(2);
        expect(weights).toHaveLength(4);
        expect(Math.max(...weights)).toBe(1);
      }
    }
    expect(named(findings, 'pleural-effusion').sentences).toEqual({
      en: { text: 'There is moderate right pleural effusion.', source: 'decoder' },
      ja: { text: '右中等量胸水を認める。', source: 'decoder' },
    });
    expect(named(findings, 'edema').sentences.en?.text).toBe('No pulmonary edema.');
  });

  it('replaces sentences that contradict their codes, keeps what was written, and counts them', async () => {
    // The decoder always says "right"; this finding is on the left.
    const reading = await engine.read(request, ignore);
    const nodule = named(reading.findings, 'nodule');
    expect(nodule.attributes.side).toBe('left');
    const { text, source, replaced } = nodule.sentences.en!;
    expect(replaced).toBe('Possible right nodule.');
    expect(source).toBe('codes');
    expect(text).toMatch(/left/);
    const count = reading.findings
      .flatMap(({ sentences }) => Object.values(sentences))
      .filter((sentence) => sentence.source === 'codes').length;
    expect(reading.totalSentences).toBe(16);
    expect(reading.replacedSentences).toBe(count);
    expect(count).toBeGreaterThan(1);
  });

  it('tells regions first, then sentences, the report language first', async () => {
    const parts: ReadPart[] = [];
    const reading = await engine.read(request, (part) => parts.push(part));
    const told = parts
      .filter((part) => part.kind !== 'step')
      .map((part) => (part.kind === 'sentences' ? part.language : part.kind));
    expect(told).toEqual(['regions', 'ja', 'en']);
    const [regions] = parts.filter((part) => part.kind === 'regions');
    const uids = regions!.findings.map(({ trackingUID }) => trackingUID);
    expect(reading.findings.map(({ trackingUID }) => trackingUID)).toEqual(uids);
  });

  it('gives each finding of each reading a UID of its own', async () => {
    const readings = await Promise.all([
      engine.read(request, ignore),
      engine.read(request, ignore),
    ]);
    const uids = readings.flatMap(({ findings }) => findings.map((f) => f.trackingUID));
    expect(new Set(uids).size).toBe(16);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.[1-9]\d{20,38}$/);
  });

  it('turns left into right with a mirrored image', async () => {
    const image = frontalImage(pixels, { PatientOrientation: ['R', 'F'] });
    const data = Float32Array.from(
      pixels.data,
      (_, i) => pixels.data[i - (i % 80) + (79 - (i % 80))]!,
    );
    const mirrored = await engine.read({ ...request, image, pixels: { ...pixels, data } }, ignore);
    const plain = await engine.read(request, ignore);
    const [turned, straight] = [mirrored, plain].map(({ findings }) =>
      named(findings, 'pleural-effusion'),
    );
    expect(turned!.attributes).toEqual(straight!.attributes);
    expect(turned!.probability).toBeCloseTo(straight!.probability!, 5);
    const [x, , width] = straight!.region!.box;
    expect(turned!.region!.box[0]).toBeCloseTo(80 - x - width, 5);
  });

  it('refuses by the header before it computes, and by the pixels after', async () => {
    const lateral = { ...request, image: frontalImage(pixels, { ViewPosition: 'LL' }) };
    await expect(engine.read(lateral, ignore)).rejects.toMatchObject({ code: 'scope-view' });
    const blank = { ...request, pixels: { ...pixels, data: new Float32Array(8000) } };
    await expect(engine.read(blank, ignore)).rejects.toMatchObject({ code: 'scope-appearance' });
  });

  it('stops where it is when cancelled, and reads the next image', async () => {
    for (const stopAt of ['preprocess', 'ground', 'decode'] as const) {
      const controller = new AbortController();
      const reading = engine.read(
        request,
        (part) => {
          if (part.kind === 'step' && part.step === stopAt) controller.abort();
        },
        controller.signal,
      );
      await expect(reading).rejects.toMatchObject({ name: 'CancelledError' });
    }
    await expect(engine.read(request, ignore)).resolves.toBeDefined();
  });
});

describe('Engine.locate', () => {
  const locate = (phrase: string, place: Pick<NamedPlace, 'side' | 'zones'> = nowhere) =>
    engine.locate({ image: frontalImage(pixels), pixels, phrase, place, languages: [] });

  it('finds what a typed phrase means, in either language', async () => {
    const english = await locate('pleural effusion');
    const japanese = await locate('胸水');
    for (const found of [english, japanese]) {
      expect(found).toMatchObject({ concept: 'pleural-effusion', side: null });
      expect(found.probability).toBeGreaterThan(0.9);
      expect(found.region!.box[1]).toBeGreaterThan(40);
    }
    expect((await locate('left lung')).side).toBe('left');
  });

  it('tells what lies in another zone than named as that, with the place where it is', async () => {
    const below = await locate('pleural effusion', { side: null, zones: ['lower'] });
    expect(below).toMatchObject({
      isInZones: true,
      finding: { attributes: { zone: 'lower' } },
    });
    const above = await locate('pleural effusion', { side: null, zones: ['upper'] });
    expect(above).toMatchObject({
      isInZones: false,
      finding: { presence: 'present', attributes: { zone: 'lower' } },
    });
    expect(above.region!.box).toEqual(below.region!.box);
    expect((await locate('pleural effusion')).isInZones).toBeNull();
    // An enlarged heart has no zone to be in.
    const heart = await locate('cardiomegaly', { side: null, zones: ['upper'] });
    expect(heart).toMatchObject({ isInZones: null, finding: { finding: 'cardiomegaly' } });
  });

  it('takes the side from the words where the model reads none', async () => {
    expect((await locate('pleural effusion', { side: 'left', zones: [] })).side).toBe('left');
  });

  it('shows nothing for a phrase that it does not understand', async () => {
    expect(await locate('12345')).toMatchObject({
      concept: 'unknown',
      region: null,
      proposals: [],
    });
  });
});

describe('Engine.locate, as a finding', () => {
  it('codes what it found and writes it in each language asked for', async () => {
    const { finding } = await engine.locate({
      image: frontalImage(pixels),
      pixels,
      phrase: 'pleural effusion',
      place: nowhere,
      languages: ['en', 'ja'],
    });
    expect(finding).toMatchObject({
      finding: 'pleural-effusion',
      presence: 'present',
      origin: { kind: 'model', asked: 'typed' },
    });
    expect(finding!.attributes.side).not.toBeNull();
    expect(finding!.sentences.en!.text).not.toBe('');
    expect(finding!.sentences.ja!.text).not.toBe('');
  });
});

describe('Engine.describe', () => {
  const describeBox = async (x: number, y: number, width: number, height: number) => {
    const mask = {
      imageWidth: pixels.width,
      imageHeight: pixels.height,
      ...{ x, y, width, height },
      data: new Uint8Array(width * height).fill(1),
    };
    const request = { image: frontalImage(pixels), pixels, mask, languages: ['en'] as const };
    return { mask, ...(await engine.describe(request)) };
  };

  it('names what lies in a drawn region, with that region as its own', async () => {
    const located = await engine.locate({
      image: frontalImage(pixels),
      pixels,
      phrase: 'pleural effusion',
      place: nowhere,
      languages: [],
    });
    const { x, y, width, height } = located.region!.mask;
    const { mask, finding, isOutside } = await describeBox(x, y, width, height);
    expect(isOutside).toBe(false);
    expect(finding.presence).not.toBe('absent');
    expect(finding.region!.mask).toEqual(mask);
    expect(finding.origin).toMatchObject({ kind: 'model', asked: 'drawn' });
    expect(finding.sentences.en!.text).not.toBe('');
    expect(finding.attributes.sizeMm).toBe(Math.max(width, height) * 2);
  });

  it('says that nothing is there where no finding lies', async () => {
    const { finding } = await describeBox(0, 0, 3, 3);
    expect(finding).toMatchObject({ presence: 'absent', sentences: {} });
    expect(finding.region!.box).toEqual([0, 0, 3, 3]);
  });
});

describe('createEngine', () => {
  const adapterOf = (info: Partial<GPUAdapterInfo>) =>
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => ({ info }) } });

  /** The WASM build under the name of the WebGPU one: what a page sees, without a GPU. */
  async function pretendWebgpu(change: (runtime: Runtime) => Partial<Runtime>): Promise<Runtime> {
    const runtime = await loadNodeRuntime();
    const { InferenceSession } = runtime;
    const create = (bytes: Uint8Array, options: object) =>
      InferenceSession.create(bytes, { ...options, executionProviders: ['wasm'] });
    const pretended = { ...runtime, InferenceSession: { create } } as unknown as Runtime;
    return { ...pretended, ...change(pretended) };
  }

  async function open(options: Partial<EngineOptions>) {
    const backends: Backend[] = [];
    const loaded: string[] = [];
    const { loadRuntime = loadNodeRuntime } = options;
    const opened = await createEngine(modelPackage, {
      backend: 'auto',
      onBackend: (backend) => backends.push(backend),
      ...options,
      loadRuntime: (kind) => {
        loaded.push(kind);
        return loadRuntime(kind);
      },
    });
    vi.unstubAllGlobals();
    return { opened, backends, loaded };
  }

  it('takes WebGPU where real hardware offers it', async () => {
    adapterOf({ vendor: 'amd', isFallbackAdapter: false });
    const { opened, loaded } = await open({ loadRuntime: () => pretendWebgpu(() => ({})) });
    expect(opened.backend).toMatchObject({ kind: 'webgpu', reason: 'adapter-found' });
    expect(loaded).toEqual(['webgpu']);
  });

  it.each<[string, Partial<GPUAdapterInfo>]>([
    ['a fallback adapter', { isFallbackAdapter: true }],
    ['SwiftShader', { vendor: 'google', architecture: 'swiftshader' }],
    ['llvmpipe', { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }],
  ])('does not compute on %s, and says why', async (_, info) => {
    adapterOf(info);
    const { opened, loaded } = await open({});
    expect(opened.backend).toMatchObject({ kind: 'wasm', reason: 'software-adapter' });
    expect(loaded).toEqual(['wasm']);
  });

  it('takes WASM where there is no adapter, also when WebGPU was asked for', async () => {
    const { opened } = await open({ threads: 2 });
    expect(opened.backend).toEqual({ kind: 'wasm', threads: 2, reason: 'no-adapter' });
    const forced = await open({ backend: 'webgpu', threads: 2 });
    expect(forced.opened.backend.kind).toBe('wasm');
  });

  it('says that a page which is not isolated has one thread', async () => {
    const { opened } = await open({});
    expect(opened.backend).toEqual({ kind: 'wasm', threads: 1, reason: 'not-isolated' });
  });

  it('falls back when WebGPU departs from the golden answers', async () => {
    adapterOf({ vendor: 'amd' });
    const { backends } = await open({
      loadRuntime: (kind) =>
        kind === 'wasm'
          ? loadNodeRuntime()
          : pretendWebgpu(({ Tensor }) => ({
              Tensor: new Proxy(Tensor, {
                construct: (Original, [type, data, dims]: [string, Float32Array, number[]]) =>
                  new Original(
                    type as 'float32',
                    type === 'float32' ? data.map((v) => v * 1.01) : data,
                    dims,
                  ),
              }),
            })),
    });
    expect(backends).toMatchObject([{ kind: 'wasm', reason: 'golden-mismatch' }]);
  });

  it('falls back when the device is lost while it reads, and loses nothing', async () => {
    adapterOf({ vendor: 'amd' });
    let isLost = false;
    const { opened, backends } = await open({
      loadRuntime: (kind) =>
        kind === 'wasm'
          ? loadNodeRuntime()
          : pretendWebgpu(({ Tensor }) => ({
              Tensor: new Proxy(Tensor, {
                construct(Original, args: ConstructorParameters<typeof Tensor>) {
                  if (isLost) throw new Error('Device is lost');
                  return new Original(...args);
                },
              }),
            })),
    });
    expect(opened.backend.kind).toBe('webgpu');
    isLost = true;
    const reading = await opened.read(request, ignore);
    expect(reading.findings).toHaveLength(8);
    expect(reading.backend).toMatchObject({ kind: 'wasm', reason: 'device-lost' });
    expect(backends.map(({ kind }) => kind)).toEqual(['webgpu', 'wasm']);
  });

  it('refuses a package whose golden answers WASM does not give either', async () => {
    const { manifest } = modelPackage;
    const file = manifest.golden[0]!.expected.file;
    const expected = JSON.parse(new TextDecoder().decode(modelPackage.files.get(file))) as {
      presence: number[];
    };
    expected.presence[3]! += 0.1;
    const bytes = new TextEncoder().encode(JSON.stringify(expected)).buffer;
    const wrong = { ...modelPackage, files: new Map([...modelPackage.files, [file, bytes]]) };
    await expect(
      createEngine(wrong, { backend: 'wasm', loadRuntime: loadNodeRuntime }),
    ).rejects.toMatchObject({
      code: 'package-golden-mismatch',
      detail: { why: expect.stringMatching(/^presence: off by 0\.1/) as unknown },
    });
  });

  it('runs the self-test once per package and backend', async () => {
    const passed = new Set<string>();
    const selfTests = {
      has: async (key: string) => passed.has(key),
      add: async (key: string) => void passed.add(key),
    };
    const steps: string[] = [];
    const onStep = (step: string) => steps.push(step);
    await open({ backend: 'wasm', selfTests, onStep });
    await open({ backend: 'wasm', selfTests, onStep });
    expect(steps).toEqual(['prepare', 'self-test', 'prepare']);
    expect([...passed][0]).toContain(modelPackage.weightsHash);
  });

  it('opens each graph on WASM once, and none before it is needed', async () => {
    const created: number[] = [];
    const loadRuntime = () =>
      pretendWebgpu(({ InferenceSession }) => ({
        InferenceSession: {
          create: (bytes: Uint8Array, options: object) => {
            created.push(bytes.length);
            return InferenceSession.create(bytes, options);
          },
        } as never,
      }));
    const { encoder, grounding, decoder } = modelPackage.manifest.graphs;
    const selfTests = { has: async () => true, add: async () => undefined };
    const { opened } = await open({ backend: 'wasm', loadRuntime, selfTests });
    expect(created).toEqual([encoder.bytes]);
    const image = frontalImage(pixels);
    await opened.locate({ image, pixels, phrase: 'left lung', place: nowhere, languages: [] });
    expect(created).toEqual([encoder.bytes, grounding.bytes]);
    await opened.read(request, ignore);
    await opened.read(request, ignore);
    expect(created).toEqual([encoder.bytes, grounding.bytes, decoder.bytes]);
  });

  it('says so when memory runs out', async () => {
    const loadRuntime = () =>
      pretendWebgpu(() => ({
        InferenceSession: {
          create: () => Promise.reject(new Error('std::bad_alloc')),
        },
      }));
    await expect(open({ backend: 'wasm', loadRuntime })).rejects.toMatchObject({
      code: 'out-of-memory',
    });
  });
});

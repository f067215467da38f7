import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { intersectionOverUnion } from '#domain';
import { createEngine, loadNodeRuntime, loadPackage } from '#inference';
import { folderPackageSource } from '../../src/cli/folderPackageSource';
import { findRegions } from '../../src/inference/findRegions';
import { openGraphs } from '../../src/inference/graphs';
import { preprocess } from '../../src/inference/preprocess';
import { queriesOf } from '../../src/inference/readFindings';
import { goldenPixels, readExpected } from '../../src/inference/runSelfTest';
import { openTokenizer } from '../../src/inference/tokenizer';

const root = fileURLToPath(new URL('../../models', import.meta.url));
const packages = readdirSync(root).filter((id) => existsSync(`${root}/${id}/manifest.json`));
const megabytes = 1024 * 1024;

describe.skipIf(packages.length === 0).each(packages)('the shipped package %s', (id) => {
  const load = () => loadPackage(folderPackageSource(`${root}/${id}`));

  it('is whole, bears its folder’s name and has at most 40 MB', async () => {
    const { manifest, files } = await load();
    expect(manifest.id).toBe(id);
    const bytes = [...files.values()].reduce((sum, file) => sum + file.byteLength, 0);
    expect(bytes).toBeLessThan(40 * megabytes);
  });

  it('gives its golden answers on WASM', async () => {
    const options = { backend: 'wasm', threads: 1, loadRuntime: loadNodeRuntime } as const;
    const engine = await createEngine(await load(), options);
    expect(engine.backend.kind).toBe('wasm');
    await engine.dispose();
  });

  it('has its queries and sentences tokenized here as they were there', async () => {
    const modelPackage = await load();
    const { manifest } = modelPackage;
    const tokenizer = openTokenizer(modelPackage);
    for (const { query } of [...manifest.findings, ...manifest.anatomy]) {
      expect(tokenizer.encode(tokenizer.decode(query))).toEqual(query);
    }
  });

  it('has the best box of each golden finding where the training code has it', async () => {
    const modelPackage = await load();
    const { manifest } = modelPackage;
    const graphs = await openGraphs(await loadNodeRuntime(), modelPackage, 'wasm');
    for (const golden of manifest.golden) {
      const { boxes } = readExpected(modelPackage, golden);
      const { field, letterbox } = preprocess(goldenPixels(modelPackage, golden), manifest.input);
      const grounded = await graphs.ground(await graphs.encode(field), queriesOf(manifest));
      manifest.findings.forEach((finding, i) => {
        const [best] = findRegions(grounded.masks[i]!, grounded.boxes[i]!, letterbox, finding);
        const overlap = intersectionOverUnion(best!.boxInImage, boxes[i]![0]!);
        expect(overlap, `${golden.image.file} ${finding.id}`).toBeGreaterThan(0.9);
      });
    }
    await graphs.release();
  });
});

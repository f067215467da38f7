import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFiles } from '#dicom';
import { objectsOf, type Finding, type MaskInImage, type Review } from '#domain';
import { writeSegmentation, type SegmentationRequest } from '#export';
import * as reviewing from '#review';
import { aFinding, aMask, anAddedFinding, aRegion } from '../builders/finding';
import { anImage, aStudyOf } from '../builders/image';
import { sourceFile } from '../builders/sourceFiles';

const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1500 };
const model = {
  kind: 'model',
  modelId: 'shoken-cxr',
  modelVersion: '0.1.0',
  weightsHash: 'f'.repeat(64),
} as const;

function request(changes: Partial<SegmentationRequest> = {}): SegmentationRequest {
  const image = changes.image ?? anImage();
  return {
    image,
    study: aStudyOf(image),
    findings: [aFinding('2.25.1', { origin: model })],
    kind: 'model',
    model,
    ...changes,
  };
}

/** The mask on the whole grid, as one string per comparison. */
function grid(mask: MaskInImage, columns: number, rows: number): string {
  const whole = new Uint8Array(columns * rows);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      whole[(mask.y + y) * columns + mask.x + x] = mask.data[y * mask.width + x] ?? 0;
    }
  }
  return whole.join('');
}

const anyMask = (imageWidth: number, imageHeight: number): fc.Arbitrary<MaskInImage> =>
  fc
    .record({
      x: fc.nat(imageWidth - 1),
      y: fc.nat(imageHeight - 1),
      right: fc.nat(imageWidth - 1),
      bottom: fc.nat(imageHeight - 1),
    })
    .chain(({ x, y, right, bottom }) => {
      const size = { width: Math.abs(right - x) + 1, height: Math.abs(bottom - y) + 1 };
      const length = size.width * size.height;
      return fc
        .uint8Array({ minLength: length, maxLength: length, max: 1 })
        .filter((data) => data.includes(1))
        .map((data) => ({
          imageWidth,
          imageHeight,
          x: Math.min(x, right),
          y: Math.min(y, bottom),
          ...size,
          data,
        }));
    });

const anyMasks = fc
  .tuple(fc.integer({ min: 1, max: 37 }), fc.integer({ min: 1, max: 23 }))
  .chain(([columns, rows]) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      masks: fc.array(anyMask(columns, rows), { minLength: 1, maxLength: 5 }),
    }),
  );

function reviewOf(findings: readonly Finding[]): Review {
  const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
  return reviewing.startReview(image, findings, 'en');
}

/** One accepted, one edited, one rejected, one added, one left pending, one absent. */
function decidedReview(): Review {
  const moved = aRegion({ ...aMask(), x: 40 });
  let review = reviewOf([
    aFinding('2.25.1', { origin: model }),
    aFinding('2.25.2', { origin: model, finding: 'nodule', attributes: { side: 'right' } }),
    aFinding('2.25.3', { origin: model, finding: 'mass' }),
    aFinding('2.25.4', { origin: model, finding: 'edema', attributes: { side: 'bilateral' } }),
    aFinding('2.25.5', { origin: model, finding: 'pneumothorax', presence: 'absent' }),
  ]);
  review = reviewing.accept(review, '2.25.1', clock);
  review = reviewing.edit(review, '2.25.2', { region: moved }, clock);
  review = reviewing.reject(review, '2.25.3', 'artifact', '', clock);
  return reviewing.add(
    review,
    anAddedFinding('2.25.6', { finding: 'cardiomegaly', attributes: { side: 'midline' } }),
    clock,
  );
}
/** What another reader finds in the file: the one of our own that reads all makers' segmentations. */
async function readBack(bytes: Uint8Array) {
  const { studies, frames } = await openFiles([sourceFile('seg.dcm', bytes)]);
  const [study] = studies;
  const content = await frames.readObject(objectsOf(study!)[0]!);
  if (content.kind !== 'segmentation') throw new Error(`it is a ${content.kind}`);
  const segments = content.frames.map(({ segment, mask, sources }) => ({
    ...content.segments.find(({ number }) => number === segment)!,
    mask,
    source: sources[0],
  }));
  const text = new TextDecoder('latin1').decode(bytes);
  const contentLabel = /(?:MODEL|READER)_[A-Z]+/.exec(text)?.[0];
  return { StudyInstanceUID: study?.StudyInstanceUID, contentLabel, segments };
}

const finalOf = (review: Review, changes: Partial<SegmentationRequest> = {}) =>
  readBack(
    writeSegmentation(
      request({ kind: 'final', findings: reviewing.reviewedFindings(review), ...changes }),
    ),
  );

describe('a written DICOM segmentation', () => {
  it('gives every mask back as it was, whatever the size of image and mask', async () => {
    await fc.assert(
      fc.asyncProperty(anyMasks, async ({ columns, rows, masks }) => {
        const findings = masks.map((mask, index) =>
          aFinding(`2.25.${index + 1}`, { region: aRegion(mask) }),
        );
        const image = anImage({ Columns: columns, Rows: rows });
        const back = await readBack(writeSegmentation(request({ image, findings })));
        expect(back.segments.map(({ trackingUID }) => trackingUID)).toEqual(
          findings.map(({ trackingUID }) => trackingUID),
        );
        expect(back.segments.map(({ mask }) => grid(mask, columns, rows))).toEqual(
          masks.map((mask) => grid(mask, columns, rows)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says which finding, which image and that a machine drew it', async () => {
    const { segments, contentLabel, StudyInstanceUID } = await readBack(
      writeSegmentation(request()),
    );
    expect(contentLabel).toBe('MODEL_UNVERIFIED');
    expect(StudyInstanceUID).toBe('1.2.3');
    expect(segments).toMatchObject([
      {
        label: 'Pleural effusion, left',
        algorithmType: 'AUTOMATIC',
        type: { value: '60046008', scheme: 'SCT' },
        source: { SOPInstanceUID: '1.2.3.4', frames: [] },
      },
    ]);
  });

  it('refers to the frame of an image of many', async () => {
    const image = anImage({ NumberOfFrames: 3, frame: 2 });
    const region = { ...aRegion(), frame: 2 };
    const findings = [aFinding('2.25.1', { region }), aFinding('2.25.2')];
    const { segments } = await readBack(writeSegmentation(request({ image, findings })));
    expect(segments.map(({ trackingUID, source }) => [trackingUID, source?.frames])).toEqual([
      ['2.25.1', [2]],
    ]);
  });

  it('holds the final regions: kept, changed and added, each with who drew it', async () => {
    const { segments, contentLabel } = await finalOf(decidedReview());
    expect(segments.map((each) => [each.trackingUID, each.algorithmType, each.mask.x])).toEqual([
      ['2.25.1', 'AUTOMATIC', 10],
      ['2.25.2', 'SEMIAUTOMATIC', 40],
      ['2.25.6', 'MANUAL', 10],
    ]);
    expect(contentLabel).toBe('READER_PARTIAL');
  });

  it('is called final only when all is decided and signed', async () => {
    const review = reviewing.accept(decidedReview(), '2.25.4', clock);
    expect((await finalOf(review)).contentLabel).toBe('READER_PARTIAL');
    expect((await finalOf(decidedReview(), { reader: 'Sato^A' })).contentLabel).toBe(
      'READER_PARTIAL',
    );
    expect((await finalOf(review, { reader: 'Sato^A' })).contentLabel).toBe('READER_FINAL');
  });

  it('keeps the model regions as they came whatever the reader did', async () => {
    const findings = reviewing.reviewedFindings(decidedReview());
    const { segments } = await readBack(writeSegmentation(request({ findings })));
    expect(segments.map((each) => [each.trackingUID, each.mask.x])).toEqual([
      ['2.25.1', 10],
      ['2.25.2', 10],
      ['2.25.3', 10],
      ['2.25.4', 10],
    ]);
  });

  it('is refused where there is no region, or one of another image', () => {
    const refused = (changes: Partial<SegmentationRequest>) => () =>
      writeSegmentation(request(changes));
    expect(refused({ findings: [] })).toThrow('export-no-regions');
    expect(refused({ findings: [aFinding('2.25.1', { presence: 'absent' })] })).toThrow(
      'export-no-regions',
    );
    expect(refused({ image: anImage({ Columns: 99 }) })).toThrow('grid');
  });

  it('tells the version of this software', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const file = new TextDecoder('latin1').decode(writeSegmentation(request()));
    expect(file).toContain(`LO\u0006\u0000${version}`);
  });
});

const program = 'dciodvfy';
const validator = spawnSync(program, ['-version']);
const hasValidator = validator.error === undefined;
if (!hasValidator) console.log('skipped: dciodvfy (dicom3tools) is not installed');

describe.skipIf(!hasValidator)('dciodvfy', () => {
  const noHeader = anImage({
    hasHeader: false,
    SOPClassUID: '',
    PatientOrientation: null,
    Modality: '',
    ViewPosition: '',
    spacing: null,
  });
  const noPatient = aStudyOf(noHeader, {
    StudyDate: '',
    StudyTime: '',
    StudyDescription: '',
    AccessionNumber: '',
    patient: {
      PatientName: '',
      PatientID: '',
      PatientSex: '',
      PatientBirthDate: '',
      ageYears: null,
    },
  });
  const decided = reviewing.reviewedFindings(decidedReview());
  const multiframe = anImage({
    NumberOfFrames: 3,
    // Multi-frame Grayscale Byte Secondary Capture
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.7.2',
  });
  const cases: [string, Partial<SegmentationRequest>][] = [
    ['regions of the model', { findings: reviewOf(decided.map((each) => each.original)).findings }],
    ['final regions', { kind: 'final', findings: decided, reader: '佐藤^花子' }],
    [
      'regions signed by a name of one part',
      { kind: 'final', findings: decided, reader: 'Hanako Yamada' },
    ],
    ['regions signed by a name in kanji', { kind: 'final', findings: decided, reader: '山田花子' }],
    ['regions on a picture without header', { image: noHeader, study: noPatient }],
    ['regions on one frame of many', { image: multiframe }],
  ];

  it.each(cases)('finds no error in %s', (_name, changes) => {
    const file = join(mkdtempSync(join(tmpdir(), 'shoken-seg-')), 'seg.dcm');
    writeFileSync(file, writeSegmentation(request(changes)));
    const { stdout, stderr } = spawnSync(program, ['-new', file], { encoding: 'utf8' });
    const lines = `${stdout}\n${stderr}`.split('\n');
    expect(lines.filter((line) => /^Error|Person/.test(line))).toEqual([]);
    expect(lines).toContain('Segmentation');
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFiles } from '#dicom';
import {
  findingIds,
  objectsOf,
  type ContentItem,
  type Finding,
  type MaskInImage,
  type Review,
  type Unread,
} from '#domain';
import { writeSegmentation, writeStructuredReport, type StructuredReportRequest } from '#export';
import { findingsOfReport } from '#objects';
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
const other = {
  kind: 'other',
  manufacturer: 'ACME',
  model: 'LungCAD',
  softwareVersion: '3.1',
  algorithm: 'NoduleNet',
  algorithmVersion: '',
  SOPInstanceUID: '1.2.9',
  source: 'SR',
  mark: null,
} as const;
const signature = {
  reader: '佐藤^花子',
  at: clock.at,
  language: 'ja',
  text: '所見\n左胸水あり。',
} as const;

function request(changes: Partial<StructuredReportRequest> = {}): StructuredReportRequest {
  const image = changes.image ?? anImage();
  return {
    image,
    study: aStudyOf(image),
    findings: [aFinding('2.25.1', { origin: model })],
    kind: 'model',
    model,
    language: 'en',
    isOfChest: true,
    at: new Date(clock.at),
    uids: { SOPInstanceUID: '2.25.71', SeriesInstanceUID: '2.25.72', DeviceUID: '2.25.73' },
    ...changes,
  };
}

/** What the app's own reader of all makers' reports finds in it. */
async function readBack(bytes: Uint8Array, image = anImage()) {
  const { studies, frames } = await openFiles([sourceFile('sr.dcm', bytes)]);
  const object = objectsOf(studies[0]!)[0]!;
  const content = await frames.readObject(object);
  if (content.kind !== 'report') throw new Error(`it is a ${content.kind}`);
  const said = findingsOfReport(content, object.SOPInstanceUID, [image], () => null);
  const groups = flatten(content.root).filter(({ name }) => name?.value === '125007');
  return { content, said, groups: groups.map(describeGroup) };
}

const flatten = (item: ContentItem): ContentItem[] => [item, ...item.children.flatMap(flatten)];

/** Names and values of a group's items, by their meanings. */
function describeGroup({ children }: ContentItem): Record<string, string> {
  return Object.fromEntries(
    children.map(({ name, code, text }) => [name?.meaning ?? '', code?.meaning ?? text]),
  );
}

const textsNamed = (root: ContentItem, meaning: string) =>
  flatten(root)
    .filter(({ name }) => name?.meaning === meaning)
    .map(({ text }) => text);

/** One accepted, one edited, one rejected, one added, one left pending, one absent. */
function decidedReview(): Review {
  const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
  const findings: Finding[] = [
    aFinding('2.25.1', { origin: model, probability: 0.123456789 }),
    aFinding('2.25.2', { origin: model, finding: 'nodule', attributes: { side: 'right' } }),
    aFinding('2.25.3', { origin: model, finding: 'mass' }),
    aFinding('2.25.4', { origin: model, finding: 'edema', presence: 'undetermined' }),
    aFinding('2.25.5', { origin: model, finding: 'pneumothorax', presence: 'absent' }),
    aFinding('2.25.7', { origin: other, finding: 'nodule' }),
  ];
  let review = reviewing.startReview(image, findings, 'en');
  review = reviewing.accept(review, '2.25.1', clock);
  const region = aRegion({ ...aMask(), x: 40 });
  review = reviewing.edit(review, '2.25.2', { finding: 'mass', region }, clock);
  review = reviewing.reject(review, '2.25.3', 'artifact', '皮膚のしわ', clock);
  review = reviewing.accept(review, '2.25.7', clock);
  const added = anAddedFinding('2.25.6', {
    finding: 'cardiomegaly',
    attributes: { side: 'midline' },
  });
  return reviewing.add(review, added, clock);
}

const final = (changes: Partial<StructuredReportRequest> = {}) =>
  request({ kind: 'final', findings: reviewing.reviewedFindings(decidedReview()), ...changes });

/** Why a model has read nothing, its code, and what is said of it. */
const unread: [string, { why: Unread; coded: [string, string]; words: string }][] = [
  [
    'not run',
    {
      why: { status: 'not-run' },
      coded: ['DCM', '111225'],
      words: 'The AI was not run on this image.',
    },
  ],
  [
    'refused',
    {
      why: { status: 'refused', problem: { code: 'scope-view', detail: {} } },
      coded: ['99SHOKEN', 'REFUSED'],
      words: 'The AI was not run on this image, which it refuses: this view is not supported.',
    },
  ],
  [
    'failed',
    {
      why: { status: 'failed', problem: { code: 'out-of-memory', detail: {} } },
      coded: ['DCM', '111224'],
      words: 'The AI was run on this image and failed. The device ran out of memory.',
    },
  ],
];

const anyMask: fc.Arbitrary<MaskInImage> = fc
  .record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain((size) =>
    fc
      .uint8Array({
        minLength: size.width * size.height,
        maxLength: size.width * size.height,
        max: 1,
      })
      .filter((data) => data.includes(1))
      .map((data) => ({ imageWidth: 20, imageHeight: 16, x: 3, y: 2, ...size, data })),
  );

/** The mask on the whole grid, as one string per comparison. */
function grid({ imageWidth, imageHeight, x, y, width, height, data }: MaskInImage): string {
  const whole = new Uint8Array(imageWidth * imageHeight);
  for (let row = 0; row < height; row++) {
    whole.set(data.subarray(row * width, (row + 1) * width), (y + row) * imageWidth + x);
  }
  return whole.join('');
}

describe('a structured report of what the model said', () => {
  it('is read as the same findings with their sides, probabilities, algorithm and tracking UIDs', async () => {
    const findings = findingIds.map((finding, index) =>
      aFinding(`2.25.${index + 1}`, {
        finding,
        origin: model,
        presence: index === 2 ? 'undetermined' : 'present',
        probability: 0.1 + index / 9,
        attributes: { side: index % 2 === 0 ? 'right' : 'bilateral' },
      }),
    );
    const { said } = await readBack(writeStructuredReport(request({ findings })));
    expect(said).toHaveLength(findings.length);
    for (const [index, each] of findings.entries()) {
      expect(said[index]).toMatchObject({
        trackingUID: each.trackingUID,
        finding: each.finding,
        presence: each.presence,
        side: each.attributes.side,
        algorithm: 'shoken-cxr',
        region: { SOPInstanceUID: '1.2.3.4', frame: 1, box: [10, 20, 30, 15] },
      });
      expect(said[index]?.probability).toBeCloseTo(each.probability!, 6);
    }
  });

  it('gives every region back to the pixel, with its holes and parts', async () => {
    await fc.assert(
      fc.asyncProperty(anyMask, async (mask) => {
        const image = anImage({ Columns: 20, Rows: 16 });
        const findings = [aFinding('2.25.1', { origin: model, region: aRegion(mask) })];
        const { said } = await readBack(writeStructuredReport(request({ image, findings })), image);
        expect(grid(said[0]!.region!.mask)).toBe(grid(mask));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps an outline of too many corners to be written within a pixel or two of the region', async () => {
    const [width, height] = [640, 200];
    // A comb: thousands of corners in one part.
    const data = Uint8Array.from({ length: width * height }, (_, index) =>
      (index % width) % 2 === 0 || Math.floor(index / width) % 4 === 0 ? 1 : 0,
    );
    const mask = { imageWidth: 700, imageHeight: 300, x: 30, y: 40, width, height, data };
    const image = anImage({ Columns: 700, Rows: 300 });
    const findings = [aFinding('2.25.1', { origin: model, region: aRegion(mask) })];
    const { said } = await readBack(writeStructuredReport(request({ image, findings })), image);
    const [x, y, wide, high] = said[0]!.region!.box;
    expect(Math.abs(x - 30) + Math.abs(y - 40)).toBeLessThan(12);
    expect(Math.abs(wide - width) + Math.abs(high - height)).toBeLessThan(24);
  });

  it('states what is absent, proposes it to nobody, and says that the model ran', async () => {
    const findings = [
      aFinding('2.25.5', { origin: model, finding: 'pneumothorax', presence: 'absent' }),
    ];
    const { said, groups, content } = await readBack(writeStructuredReport(request({ findings })));
    expect(said).toEqual([]);
    expect(groups).toMatchObject([
      { Finding: 'Pneumothorax', 'Presence of property': 'Absent', 'Finding Site': 'Pleura' },
    ]);
    const summaries = (root: ContentItem) =>
      flatten(root).flatMap(({ name, code }) => (name?.value === '111017' ? [code?.value] : []));
    expect(summaries(content.root)).toEqual(['111241']);
    const found = await readBack(writeStructuredReport(request()));
    expect(summaries(found.content.root)).toEqual(['111242']);
  });

  it('stays as it came whatever the reader decided, and says that nobody has verified it', async () => {
    const findings = reviewing.reviewedFindings(decidedReview());
    const { groups, content } = await readBack(
      writeStructuredReport(request({ findings, signature })),
    );
    expect(groups.map((group) => [group['Tracking Unique Identifier'], group.Finding])).toEqual([
      ['2.25.1', 'Pleural effusion'],
      ['2.25.2', 'Solitary nodule of lung'],
      ['2.25.3', 'Mass'],
      ['2.25.4', 'Pulmonary edema'],
      ['2.25.5', 'Pneumothorax'],
    ]);
    expect(groups.some((group) => 'Decision of the reader' in group)).toBe(false);
    expect(content).toMatchObject({ isComplete: false, isVerified: false });
    expect(textsNamed(content.root, 'Device Observer UID')).toEqual(['2.25.73']);
    expect(textsNamed(content.root, 'Person Observer Name')).toEqual([]);
  });

  it('has the sentences of its language, in kanji too', async () => {
    const sentences = {
      en: { text: 'Left pleural effusion.', source: 'codes' },
      ja: { text: '左胸水を認める。', source: 'codes' },
    } as const;
    const findings = [aFinding('2.25.1', { origin: model, sentences })];
    const { content } = await readBack(
      writeStructuredReport(request({ findings, language: 'ja' })),
    );
    expect(textsNamed(content.root, 'Comment')).toEqual(['左胸水を認める。']);
    expect(content.root.children[0]?.code).toMatchObject({ value: 'ja', scheme: 'RFC5646' });
  });

  it('names each region as the segmentation does', async () => {
    const findings = reviewing.reviewedFindings(decidedReview());
    const image = anImage();
    const uids = {
      SOPInstanceUID: '2.25.8',
      SeriesInstanceUID: '2.25.9',
      DimensionOrganizationUID: '2.25.10',
    };
    for (const kind of ['model', 'final'] as const) {
      const segments = writeSegmentation({
        image,
        study: aStudyOf(image),
        findings,
        kind,
        model,
        uids,
      });
      const inSegments = new TextDecoder('latin1').decode(segments);
      const { groups } = await readBack(
        writeStructuredReport(request({ kind, findings, signature })),
      );
      const named = groups
        .map((group) => group['Tracking Identifier']!)
        .filter((name) => name.includes('#'));
      expect(named.length).toBeGreaterThan(2);
      for (const name of named) expect(inSegments).toContain(name);
    }
  });
});

describe('a structured report of what the reader decided', () => {
  it('says of each finding what became of it, and keeps what was rejected from being taken for one', async () => {
    const { groups, said } = await readBack(writeStructuredReport(final({ signature })));
    const decisions = groups.map((group) => [
      group['Tracking Unique Identifier'],
      group.Finding,
      group['Presence of property'],
      group['Decision of the reader'],
    ]);
    expect(decisions).toEqual([
      ['2.25.1', 'Pleural effusion', 'Present', 'Accepted by reader'],
      ['2.25.2', 'Mass', 'Present', 'Edited by reader'],
      ['2.25.3', undefined, undefined, 'Rejected by reader'],
      ['2.25.5', 'Pneumothorax', 'Absent', undefined],
      ['2.25.7', 'Solitary nodule of lung', 'Present', 'Accepted by reader'],
      ['2.25.6', 'Cardiomegaly', 'Present', 'Added by reader'],
    ]);
    expect(groups[2]).toMatchObject({
      'Finding that the reader rejected': 'Mass',
      'Reason of rejection': 'Artifact',
      Comment: '皮膚のしわ',
    });
    expect(groups[2]).not.toHaveProperty('Image Region');
    expect(groups[4]).toMatchObject({
      'Algorithm Name': 'NoduleNet',
      'Algorithm Manufacturer': 'ACME',
    });
    // What the reader drew alone owes nothing to an algorithm, and a probability is of what it was given for.
    expect(groups[5]).not.toHaveProperty('Algorithm Name');
    expect(groups[1]).not.toHaveProperty('Probability');
    expect(said.map(({ trackingUID, region }) => [trackingUID, region?.box[0]])).toEqual([
      ['2.25.1', 10],
      ['2.25.2', 40],
      ['2.25.7', 10],
    ]);
  });

  it('holds nothing undecided and is verified by nobody before it is signed', async () => {
    const { groups, content } = await readBack(writeStructuredReport(final()));
    expect(groups.map((group) => group['Tracking Unique Identifier'])).toEqual([
      '2.25.1',
      '2.25.2',
      '2.25.3',
      '2.25.7',
      '2.25.6',
    ]);
    expect(content).toMatchObject({ isComplete: false, isVerified: false });
    expect(textsNamed(content.root, 'Text of the report as signed')).toEqual([]);
  });

  it('denies no finding of a kind that the reader added or changed another into', async () => {
    const mass = aFinding('2.25.8', { origin: model, finding: 'mass', presence: 'absent' });
    const heart = { ...mass, trackingUID: '2.25.9', finding: 'cardiomegaly' } as const;
    const review = decidedReview();
    const findings = [...review.findings, mass, heart];
    const reviewed = reviewing.reviewedFindings({ ...review, findings });
    const bytes = writeStructuredReport(final({ findings: reviewed, signature }));
    const { groups } = await readBack(bytes);
    const absent = groups.filter((group) => group['Presence of property'] === 'Absent');
    expect(absent.map((group) => group.Finding)).toEqual(['Pneumothorax']);
  });

  it('is refused while nothing is decided, for it would say nothing', () => {
    const findings = [aFinding('2.25.1', { origin: model })];
    expect(() => writeStructuredReport(final({ findings }))).toThrow('export-no-findings');
  });

  it('is complete and verified once signed, with the signed words, the reader and the addenda', async () => {
    const addenda = [{ reader: 'Dr. B', at: '2026-11-23T10:00:00Z', text: 'Compared: larger.' }];
    const sentences = new Map([['2.25.1', '左胸水あり。']]);
    const bytes = writeStructuredReport(final({ signature, addenda, sentences, language: 'ja' }));
    const { content, groups } = await readBack(bytes);
    expect(content).toMatchObject({ isComplete: true, isVerified: true });
    expect(textsNamed(content.root, 'Person Observer Name')).toEqual(['佐藤^花子', 'Dr. B^']);
    expect(textsNamed(content.root, 'Text of the report as signed')).toEqual([
      '所見\r\n左胸水あり。',
    ]);
    expect(textsNamed(content.root, 'Addendum')).toEqual(['Compared: larger.']);
    expect(groups[0]).toMatchObject({ Comment: '左胸水あり。' });
  });

  it.each(unread)(
    'tells a model that was %s from one that found nothing',
    async (_name, { why, coded, words }) => {
      const bytes = writeStructuredReport(final({ findings: [], signature, unread: why }));
      const { content } = await readBack(bytes);
      const items = flatten(content.root);
      const told = items.filter(({ name }) => name?.meaning === 'Summary of Detections');
      expect(told.map(({ code }) => [code?.scheme, code?.value])).toEqual([coded]);
      expect(textsNamed(told[0]!, 'Comment')).toEqual([words]);
    },
  );

  it('says nothing of a model that read the image, and needs more than one that did not', async () => {
    const { content } = await readBack(writeStructuredReport(final({ signature, unread: null })));
    expect(flatten(content.root).some(({ name }) => name?.value === '111064')).toBe(false);
    const nothing = final({ findings: [], unread: { status: 'not-run' } });
    expect(() => writeStructuredReport(nothing)).toThrow('export-no-findings');
  });

  it('is the same to the byte when the same is written again', () => {
    const write = () => writeStructuredReport(final({ signature }));
    expect(Buffer.from(write()).equals(Buffer.from(write()))).toBe(true);
  });
});

const program = 'dciodvfy';
const hasValidator = spawnSync(program, ['-version']).error === undefined;
if (!hasValidator) console.log('skipped: dciodvfy (dicom3tools) is not installed');
/** As readers type them. */
const typedNames = ['Hanako Yamada', '山田花子', '山田^花子', 'Yamada Hanako=山田花子', 'Dr. A'];

describe.skipIf(!hasValidator)('dciodvfy', () => {
  const noHeader = anImage({
    hasHeader: false,
    SOPClassUID: '',
    PatientOrientation: null,
    Modality: '',
  });
  const patient = {
    PatientName: '',
    PatientID: '',
    PatientSex: '',
    PatientBirthDate: '',
    ageYears: null,
  };
  const noPatient = aStudyOf(noHeader, {
    StudyDate: '',
    StudyTime: '',
    AccessionNumber: '',
    patient,
  });
  const multiframe = anImage({ NumberOfFrames: 3, SOPClassUID: '1.2.840.10008.5.1.4.1.1.7.2' });
  const hole = aMask();
  hole.data[5 * 30 + 7] = 0;
  const apart = aMask();
  apart.data.fill(0, 3 * 30, 6 * 30);
  const addenda = [{ reader: 'Dr. B', at: clock.at, text: '追記。' }];
  const predecessors = [
    { SOPInstanceUID: '2.25.81', SeriesInstanceUID: '2.25.82', purpose: 'addended' },
    { SOPInstanceUID: '2.25.83', SeriesInstanceUID: '2.25.84', purpose: 'preliminary' },
  ] as const;
  const all = reviewing.reviewedFindings(decidedReview());
  const cases: [string, StructuredReportRequest][] = [
    ['what the model said', request({ findings: all })],
    [
      'nothing found',
      request({ findings: [aFinding('2.25.5', { origin: model, presence: 'absent' })] }),
    ],
    [
      'holes and parts',
      request({
        findings: [
          aFinding('2.25.1', { origin: model, region: aRegion(hole) }),
          aFinding('2.25.2', { origin: model, region: aRegion(apart) }),
        ],
      }),
    ],
    ['what was decided so far', final()],
    ['what was signed', final({ signature, language: 'ja' })],
    ['what was added since', final({ signature, addenda, predecessors, language: 'zh' })],
    ['a signed report without findings', final({ findings: [], signature, isOfChest: false })],
    ...unread.map(([name, { why }]): [string, StructuredReportRequest] => [
      `a model ${name}`,
      final({ findings: [], signature, unread: why }),
    ]),
    ['a picture without header', request({ image: noHeader, study: noPatient })],
    ['one frame of many', request({ image: multiframe })],
  ];

  it.each(cases)('finds no error in %s', (_name, asked) => {
    const file = join(mkdtempSync(join(tmpdir(), 'shoken-sr-')), 'sr.dcm');
    writeFileSync(file, writeStructuredReport(asked));
    const { stdout, stderr } = spawnSync(program, ['-new', file], { encoding: 'utf8' });
    const lines = `${stdout}\n${stderr}`.split('\n');
    expect(lines.filter((line) => line.startsWith('Error'))).toEqual([]);
    expect(lines.join('\n')).toContain('ComprehensiveSR');
  });

  it.each(typedNames)('finds nothing dubious in the name of a reader typed as %s', (reader) => {
    const file = join(mkdtempSync(join(tmpdir(), 'shoken-sr-')), 'sr.dcm');
    const signed = { ...signature, reader };
    const added = [{ reader, at: clock.at, text: 'More.' }];
    writeFileSync(file, writeStructuredReport(final({ signature: signed, addenda: added })));
    const { stdout, stderr } = spawnSync(program, ['-new', file], { encoding: 'utf8' });
    const lines = `${stdout}\n${stderr}`.split('\n');
    expect(lines.filter((line) => /^Error|Person|PN/.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain('ComprehensiveSR');
  });
});

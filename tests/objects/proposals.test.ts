import { describe, expect, it } from 'vitest';
import { openFiles } from '#dicom';
import { imagesOf, objectsOf, reviewedFindings, type ObjectContent, type Review } from '#domain';
import { readReviewJson, writeReviewJson, writeSegmentation } from '#export';
import { findingsOfReport, findingsOfSegments, proposalOf } from '#objects';
import * as reviewing from '#review';
import { aFinding, aMask, aRegion } from '../builders/finding';
import { anImage, aStudyOf } from '../builders/image';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import {
  boxOf,
  buildReport,
  buildSegmentation,
  code,
  codeItem,
  contentItem,
  numberItem,
  radiographUid,
  regionItem,
  textItem,
} from '../builders/studyObjects';

const [columns, rows] = [20, 16];

/** Opens a radiograph with objects beside it, and gives what they propose. */
async function proposalsIn(...files: Uint8Array[]) {
  const bytes = [buildRadiograph({ columns, rows }), ...files];
  const { studies, frames } = await openFiles(
    bytes.map((each, index) => sourceFile(`${index}.dcm`, each)),
  );
  const [study] = studies;
  if (!study) throw new Error('nothing opened');
  const contents = new Map<string, ObjectContent>();
  for (const object of objectsOf(study)) {
    contents.set(object.SOPInstanceUID, await frames.readObject(object));
  }
  const images = imagesOf(study).filter(({ SOPInstanceUID }) => !contents.has(SOPInstanceUID));
  const found = objectsOf(study).flatMap((object) => {
    const { SOPInstanceUID } = object;
    const content = contents.get(SOPInstanceUID);
    if (content?.kind === 'report') {
      const said = findingsOfReport(
        content,
        SOPInstanceUID,
        images,
        (uid) => contents.get(uid) ?? null,
      );
      return said.map((each) => proposalOf(each, object, 'SR'));
    }
    if (content?.kind !== 'segmentation') return [];
    const said = findingsOfSegments(content, SOPInstanceUID, images);
    return said.map((each) => proposalOf(each, object, 'SEG'));
  });
  return { proposals: await Promise.all(found), study, images };
}

const effusion = code('60046008', 'SCT', 'Pleural effusion');
const segmentOf = (type: ReturnType<typeof code>, attributes = {}) =>
  buildSegmentation({
    columns,
    rows,
    segments: [{ number: 1, label: 'A', attributes: { '0062000f SQ': [type], ...attributes } }],
    frames: [
      { segment: 1, values: boxOf(columns, rows, [4, 5, 6, 3]), source: { uid: radiographUid } },
    ],
  });

type Items = Parameters<typeof buildReport>[0];
const groupNaming = (finding: typeof effusion, ...items: Items[number][]) =>
  contentItem('CONTAINER', code('125007', 'DCM', 'Measurement Group'), {}, [
    codeItem(code('121071', 'DCM', 'Finding'), finding),
    ...items,
  ]);
const groupOf = (...items: Items[number][]) => groupNaming(effusion, ...items);
const algorithm = textItem(code('111001', 'DCM', 'Algorithm Name'), 'EffusionNet');
const box = [4, 5, 10, 5, 10, 8, 4, 8, 4, 5];

describe('another maker’s segment', () => {
  it('whose code names one of our findings proposes it, with who made it and where', async () => {
    const { proposals } = await proposalsIn(segmentOf(effusion));
    expect(proposals).toMatchObject([
      {
        finding: 'pleural-effusion',
        presence: 'present',
        probability: null,
        region: { SOPInstanceUID: radiographUid, box: [4, 5, 6, 3] },
        origin: {
          kind: 'other',
          manufacturer: 'ACME',
          model: 'LungCAD',
          softwareVersion: '3.1',
          algorithm: 'lungnet',
          source: 'SEG',
        },
      },
    ]);
  });

  it('is known under the same UID whenever it is opened, its own if it has one', async () => {
    const [first] = (await proposalsIn(segmentOf(effusion))).proposals;
    const [again] = (await proposalsIn(segmentOf(effusion))).proposals;
    expect(first?.trackingUID).toMatch(/^2\.25\.\d+$/);
    expect(again?.trackingUID).toBe(first?.trackingUID);
    const own = segmentOf(effusion, { '00620021 UI': '2.25.99' });
    expect((await proposalsIn(own)).proposals[0]?.trackingUID).toBe('2.25.99');
  });

  it('of RadLex is understood; what has no finding of ours, or was drawn by hand, proposes nothing', async () => {
    const radlex = segmentOf(code('RID5352', 'RADLEX', 'pneumothorax'));
    expect((await proposalsIn(radlex)).proposals).toMatchObject([{ finding: 'pneumothorax' }]);
    const edema = segmentOf(code('RID4866', 'RADLEX', 'pulmonary edema'));
    expect((await proposalsIn(edema)).proposals).toMatchObject([{ finding: 'edema' }]);
    const rib = segmentOf(code('33737001', 'SCT', 'Fracture of rib'));
    expect((await proposalsIn(rib)).proposals).toEqual([]);
    // The same number in another scheme is another thing.
    const other = segmentOf(code('60046008', '99ACME', 'Pleural effusion'));
    expect((await proposalsIn(other)).proposals).toEqual([]);
    const manual = segmentOf(effusion, { '00620008 CS': 'MANUAL' });
    expect((await proposalsIn(manual)).proposals).toEqual([]);
  });
});

describe('a measurement group of another maker', () => {
  it('in retired codes of SNOMED means the same: what, on which side, and that it is absent', async () => {
    const retired = (value: string, meaning: string) => code(value, 'SRT', meaning);
    const site = codeItem(retired('G-C0E3', 'Finding Site'), retired('T-29000', 'Pleura'), [
      codeItem(retired('G-C171', 'Laterality'), retired('G-A101', 'Left')),
    ]);
    const region = regionItem('POLYLINE', box, radiographUid);
    const group = (...more: Items[number][]) =>
      groupNaming(retired('D2-80100', 'Pleural effusion'), site, region, algorithm, ...more);
    const present = await proposalsIn(buildReport([group()]));
    expect(present.proposals).toMatchObject([
      { finding: 'pleural-effusion', attributes: { side: 'left' } },
    ]);
    const absent = codeItem(retired('R-42047', 'Presence'), retired('R-4089B', 'Absent'));
    expect((await proposalsIn(buildReport([group(absent)]))).proposals).toEqual([]);
  });

  it('proposes its finding with region, side and probability', async () => {
    const site = codeItem(
      code('363698007', 'SCT', 'Finding Site'),
      code('3120008', 'SCT', 'Pleura'),
      [codeItem(code('272741003', 'SCT', 'Laterality'), code('7771000', 'SCT', 'Left'))],
    );
    const probability = numberItem(code('111012', 'DCM', 'Certainty of Finding'), '81', '%');
    const region = regionItem('POLYLINE', box, radiographUid);
    const group = groupOf(site, region, probability, algorithm);
    const { proposals } = await proposalsIn(buildReport([group]));
    expect(proposals).toMatchObject([
      {
        finding: 'pleural-effusion',
        probability: 0.81,
        attributes: { side: 'left' },
        region: { box: [4, 5, 6, 3] },
        origin: { algorithm: 'EffusionNet', source: 'SR' },
      },
    ]);
  });

  it('without an algorithm, or of what is absent, proposes nothing; undetermined stays so', async () => {
    const region = regionItem('POLYLINE', box, radiographUid);
    expect((await proposalsIn(buildReport([groupOf(region)]))).proposals).toEqual([]);
    const presence = (value: string) =>
      codeItem(code('705057003', 'SCT', 'Presence'), code(value, 'SCT', ''));
    const absent = groupOf(region, algorithm, presence('272519000'));
    expect((await proposalsIn(buildReport([absent]))).proposals).toEqual([]);
    const open = groupOf(region, algorithm, presence('373068000'));
    expect((await proposalsIn(buildReport([open]))).proposals).toMatchObject([
      { presence: 'undetermined' },
    ]);
  });
});

describe('proposals in a review', () => {
  it('stand beside the model’s findings, wait for a decision, and go out with the review', async () => {
    const { proposals } = await proposalsIn(segmentOf(effusion));
    const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
    const own = aFinding('2.25.1');
    let review: Review = { ...reviewing.startReview(image, [own], 'en'), proposals };
    const statuses = () => reviewedFindings(review).map(({ status }) => status);
    expect(statuses()).toEqual(['pending', 'pending']);
    review = reviewing.accept(review, proposals[0]!.trackingUID, {
      at: '2026-11-22T10:00:00Z',
      durationMs: 5,
    });
    expect(statuses()).toEqual(['pending', 'accepted']);
    const back = readReviewJson(writeReviewJson(review, null));
    expect(back.review).toEqual(review);
  });

  it('that are the model’s own regions, opened again, are not counted twice', () => {
    const own = aFinding('2.25.1');
    const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
    const review = { ...reviewing.startReview(image, [own], 'en'), proposals: [own] };
    expect(reviewedFindings(review)).toHaveLength(1);
  });
});

it('a segmentation that we wrote comes back beside its image with equal masks and the same UID', async () => {
  const opened = await openFiles([sourceFile('xr.dcm', buildRadiograph({ columns, rows }))]);
  const [image] = opened.studies.flatMap(imagesOf);
  if (!image) throw new Error('no image');
  const shape = { ...aMask(columns, rows), x: 3, y: 2, width: 4, height: 3 };
  const mask = { ...shape, data: Uint8Array.from([1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0]) };
  const region = { ...aRegion(mask), SOPInstanceUID: image.SOPInstanceUID };
  const model = {
    kind: 'model',
    modelId: 'shoken-cxr',
    modelVersion: '0.2.0',
    weightsHash: 'f'.repeat(64),
  } as const;
  const finding = aFinding('2.25.7', { region, origin: model });
  const study = opened.studies[0]!;
  const bytes = writeSegmentation({ image, study, findings: [finding], kind: 'model', model });
  const { proposals } = await proposalsIn(bytes);
  expect(proposals).toMatchObject([
    {
      trackingUID: '2.25.7',
      finding: 'pleural-effusion',
      attributes: { side: 'left' },
      region: { SOPInstanceUID: image.SOPInstanceUID, mask },
      origin: { manufacturer: 'Shoken', algorithm: 'shoken-cxr' },
    },
  ]);
});

it('another maker’s finding keeps its maker in a segmentation that we write', async () => {
  const { proposals, study, images } = await proposalsIn(segmentOf(effusion));
  const [image] = images;
  const [proposal] = proposals;
  if (!image || !proposal) throw new Error('no proposal');
  const start = { StudyInstanceUID: '1.2.3', SOPInstanceUID: image.SOPInstanceUID, frame: 1 };
  const review = reviewing.accept(
    { ...reviewing.startReview(start, [], 'en'), proposals },
    proposal.trackingUID,
    { at: '2026-11-22T10:00:00Z', durationMs: 5 },
  );
  const findings = reviewing.reviewedFindings(review);
  const bytes = writeSegmentation({ image, study, findings, kind: 'final', model: null });
  const back = await proposalsIn(bytes);
  expect(back.proposals).toMatchObject([
    { trackingUID: proposal.trackingUID, origin: { algorithm: 'lungnet' } },
  ]);
  // A region of another image is not written as if it were of this one.
  const other = anImage({ SOPInstanceUID: '1.9.9', Rows: rows, Columns: columns });
  const elsewhere = { image: other, study: aStudyOf(other), findings, model: null };
  expect(() => writeSegmentation({ ...elsewhere, kind: 'final' })).toThrow('export-no-regions');
});

import type { Bundle, FhirResource, Observation, Provenance, Reference, Resource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Finding, Review } from '#domain';
import { writeFhir, type FhirRequest } from '#export';
import * as reviewing from '#review';
import { draftReport, reportToText } from '#report';
import { aFhirRequest } from '../builders/fhirRequest';
import { aFinding, anAddedFinding, aRegion } from '../builders/finding';
import { anImage, aStudyOf } from '../builders/image';

const clock = { at: '2026-11-22T10:00:00Z', durationMs: 1500 };
const [accepted, edited, rejected, added, quiet] = [1, 2, 3, 4, 5].map((each) => `2.25.${each}`);

function begun(findings: readonly Finding[], language: Review['language'] = 'ja'): Review {
  const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
  return reviewing.startReview(image, findings, language);
}

const undecided = () =>
  begun([
    aFinding(accepted!),
    aFinding(edited!, { finding: 'nodule', presence: 'undetermined', probability: 0.4 }),
    aFinding(rejected!, { finding: 'mass' }),
    aFinding(quiet!, { finding: 'pneumothorax', presence: 'absent', probability: 0.02 }),
  ]);

/** One of each: accepted, edited, rejected, added, absent and left alone. */
function decided(): Review {
  let review = reviewing.accept(undecided(), accepted!, clock);
  review = reviewing.edit(review, edited!, { region: aRegion() }, clock);
  review = reviewing.reject(review, rejected!, 'artifact', 'nipple', clock);
  return reviewing.add(review, anAddedFinding(added!, { finding: 'cardiomegaly' }), clock);
}

function signed(review = decided()): Review {
  const text = reportToText(draftReport(review, review.language), { reader: '佐藤 花子' });
  return reviewing.sign(review, { reader: '佐藤 花子', at: '2026-11-22T11:00:00Z', text });
}

const addended = () =>
  reviewing.addAddendum(signed(), {
    reader: '森',
    at: '2026-11-22T13:00:00Z',
    text: '追記します。',
  });

const bundleOf = (review: Review, changes: Partial<FhirRequest> = {}) =>
  writeFhir(aFhirRequest(review, changes));

const resourcesOf = (bundle: Bundle) => (bundle.entry ?? []).map(({ resource }) => resource!);

function all<Type extends FhirResource['resourceType']>(bundle: Bundle, type: Type) {
  return resourcesOf(bundle).filter(
    (each): each is Extract<FhirResource, { resourceType: Type }> => each.resourceType === type,
  );
}

function one<Type extends FhirResource['resourceType']>(bundle: Bundle, type: Type) {
  const [first, ...others] = all(bundle, type);
  expect(others).toEqual([]);
  return first!;
}

const tracked = <Each extends { identifier?: { value?: string }[] | undefined }>(
  found: readonly Each[],
  uid: string | undefined,
): Each => found.find(({ identifier }) => identifier?.[0]?.value === `urn:oid:${uid}`)!;

const observation = (bundle: Bundle, uid: string | undefined): Observation =>
  tracked(all(bundle, 'Observation'), uid);

const isLabelled = ({ meta }: Resource) =>
  meta?.security?.some(({ code }) => code === 'AIAST') ?? false;

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { reference } = value as Reference;
  const inner = Object.values(value).flatMap(referencesIn);
  return typeof reference === 'string' ? [reference, ...inner] : inner;
}

const fullUrlOf = (bundle: Bundle, resource: Resource) =>
  bundle.entry?.find((entry) => entry.resource === resource)?.fullUrl;

function provenanceOf(bundle: Bundle, target: Resource): Provenance {
  const url = fullUrlOf(bundle, target);
  return all(bundle, 'Provenance').find((each) =>
    each.target.some(({ reference }) => reference === url),
  )!;
}

/** Role and kind of whom it names, e.g. `author Device`. */
const agentsIn = (bundle: Bundle, { agent }: Provenance) =>
  agent.map(({ type, who }) => {
    const entry = bundle.entry?.find(({ fullUrl }) => fullUrl === who.reference);
    return `${type?.coding?.[0]?.code} ${entry?.resource?.resourceType}`;
  });

const textIn = (bundle: Bundle, language: string) => {
  const forms = one(bundle, 'DiagnosticReport').presentedForm ?? [];
  const data = forms.find((each) => each.language === language)?.data ?? '';
  return Buffer.from(data, 'base64').toString('utf8');
};

describe('a FHIR document', () => {
  it.each([
    ['undecided', undecided()],
    ['decided', decided()],
    ['addended', addended()],
  ])('holds all that it refers to, once: %s', async (_, review) => {
    const bundle = await bundleOf(review);
    const urls = bundle.entry?.map(({ fullUrl }) => fullUrl) ?? [];
    expect(new Set(urls).size).toBe(urls.length);
    const references = referencesIn(bundle);
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((each) => !urls.includes(each))).toEqual([]);
    expect(bundle.type).toBe('document');
    expect(bundle.entry?.[0]?.resource?.resourceType).toBe('Composition');
    for (const url of urls)
      expect(url).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab]/);
  });

  it('is preliminary, then final, then amended, and never again another', async () => {
    const statuses = async (review: Review) => {
      const bundle = await bundleOf(review);
      const report = one(bundle, 'DiagnosticReport');
      expect(one(bundle, 'Composition').status).toBe(report.status);
      return [report.status, report.issued];
    };
    expect(await statuses(undecided())).toEqual(['preliminary', '2026-11-22T12:00:00.000Z']);
    expect(await statuses(decided())).toEqual(['preliminary', '2026-11-22T12:00:00.000Z']);
    expect(await statuses(signed())).toEqual(['final', '2026-11-22T11:00:00.000Z']);
    expect(await statuses(addended())).toEqual(['amended', '2026-11-22T13:00:00.000Z']);
  });

  it('signed, is the same whenever it is written; a version keeps ids and has an identifier of its own', async () => {
    const later = { at: new Date('2030-01-01T00:00:00Z') };
    expect(await bundleOf(signed(), later)).toEqual(await bundleOf(signed()));
    const [before, after, more] = await Promise.all(
      [decided(), signed(), addended()].map((each) => bundleOf(each)),
    );
    const ids = (bundle?: Bundle) => all(bundle!, 'Observation').map(({ id }) => id);
    expect(ids(after)).toEqual(ids(before));
    expect(ids(more)).toEqual(ids(before));
    const versions = [before, after, more].map((each) => each?.identifier?.value);
    expect(new Set(versions).size).toBe(3);
    // An addendum changes no finding.
    expect(all(more!, 'Observation')).toEqual(all(after!, 'Observation'));
  });

  it('names nobody as its author, attester or performer before it is signed', async () => {
    const before = await bundleOf(decided());
    expect(all(before, 'Practitioner')).toEqual([]);
    expect(one(before, 'Composition').attester).toBeUndefined();
    const after = await bundleOf(addended());
    const names = all(after, 'Practitioner').map(({ name }) => name?.[0]?.text);
    expect(names).toEqual(['佐藤 花子', '森']);
    const [attester] = one(after, 'Composition').attester ?? [];
    expect(attester?.party?.reference).toBe(fullUrlOf(after, all(after, 'Practitioner')[0]!));
  });

  it('says of each finding whether it is there, in codes', async () => {
    const bundle = await bundleOf(undecided());
    const stated = [accepted, edited, quiet].map((uid) => {
      const { code, valueCodeableConcept } = observation(bundle, uid);
      return [code.coding?.[0]?.code, valueCodeableConcept?.coding?.[0]?.code];
    });
    expect(stated).toEqual([
      ['60046008', '52101004'],
      ['427359005', '373068000'],
      ['36118008', '272519000'],
    ]);
    const { component, code, bodySite } = observation(bundle, accepted);
    expect(code.text).toBe('胸水');
    expect(bodySite?.coding?.[0]?.code).toBe('3120008');
    expect(component).toMatchObject([
      {
        code: { coding: [{ code: '272741003' }] },
        valueCodeableConcept: { coding: [{ code: '7771000' }] },
      },
      { valueCodeableConcept: { text: '下肺野', coding: [{ code: '261122009' }] } },
      { valueCodeableConcept: { text: '中等量', coding: [{ code: '255508009' }] } },
      { code: { coding: [{ code: '122157' }] }, valueQuantity: { value: 0.9, code: '1' } },
    ]);
  });

  it('measures nodules and masses, in millimetres, and nothing else', async () => {
    const attributes = { sizeMm: 33.4 };
    const large = [
      aFinding(accepted!, { finding: 'mass', attributes }),
      aFinding(edited!, { attributes }),
    ];
    const bundle = await bundleOf(begun(large));
    const lengths = [accepted, edited].map((uid) =>
      observation(bundle, uid).component?.flatMap(({ valueQuantity }) =>
        valueQuantity?.code === 'mm' ? [valueQuantity.value] : [],
      ),
    );
    expect(lengths).toEqual([[33], []]);
  });

  it('gives each finding the status of its decision, and keeps what was rejected out of the report', async () => {
    const statusesIn = (bundle: Bundle) =>
      [accepted, edited, rejected, added, quiet].map((uid) => observation(bundle, uid).status);
    const preliminary = await bundleOf(decided());
    expect(statusesIn(preliminary)).toEqual([
      'preliminary',
      'preliminary',
      'entered-in-error',
      'preliminary',
      'preliminary',
    ]);
    const final = await bundleOf(signed());
    expect(statusesIn(final)).toEqual(['final', 'final', 'entered-in-error', 'final', 'final']);
    const results = referencesIn(one(final, 'DiagnosticReport').result);
    expect(results).toHaveLength(4);
    expect(results).not.toContain(fullUrlOf(final, observation(final, rejected)));
    const provenance = provenanceOf(final, observation(final, rejected));
    expect(provenance.reason?.[0]?.text).toMatch(/nipple$/);
    expect(tracked(all(final, 'BodyStructure'), rejected)).toBeUndefined();
  });

  it('denies no finding of a kind that stands', async () => {
    const own = anAddedFinding(added!, { finding: 'pneumothorax' });
    const review = reviewing.add(undecided(), own, clock);
    const bundle = await bundleOf(review);
    expect(observation(bundle, quiet)).toBeUndefined();
    expect(observation(bundle, added).valueCodeableConcept?.coding?.[0]?.code).toBe('52101004');
    const taken = reviewing.reject(review, added!, 'other', 'slip', clock);
    expect(observation(await bundleOf(taken), quiet)).toBeDefined();
  });

  it('labels what a machine said and nobody has answered for', async () => {
    const labels = (bundle: Bundle) =>
      [accepted, edited, rejected, added, quiet].map((uid) => isLabelled(observation(bundle, uid)));
    const before = await bundleOf(decided());
    expect(labels(before)).toEqual([true, true, true, false, true]);
    expect(isLabelled(one(before, 'DiagnosticReport'))).toBe(true);
    expect(isLabelled(one(before, 'Composition'))).toBe(true);
    expect(isLabelled(tracked(all(before, 'BodyStructure'), accepted))).toBe(true);
    const after = await bundleOf(signed());
    expect(labels(after)).toEqual([false, false, true, false, true]);
    expect(isLabelled(one(after, 'DiagnosticReport'))).toBe(false);
    expect(isLabelled(tracked(all(after, 'BodyStructure'), accepted))).toBe(false);
  });

  it('tells who said and who answers for each finding, with the weights that spoke', async () => {
    const bundle = await bundleOf(signed());
    const agents = [accepted, edited, rejected, added, quiet].map((uid) =>
      agentsIn(bundle, provenanceOf(bundle, observation(bundle, uid))),
    );
    const app = 'assembler Device';
    expect(agents).toEqual([
      ['author Device', 'verifier Practitioner', app],
      ['author Device', 'author Practitioner', 'verifier Practitioner', app],
      ['author Device', 'verifier Practitioner', app],
      ['author Practitioner', app],
      ['author Device', app],
    ]);
    const before = await bundleOf(decided());
    const { agent } = provenanceOf(before, observation(before, accepted));
    expect(agent).toHaveLength(2);
    const model = all(bundle, 'Device').find(({ type }) => type?.coding?.[0]?.code === '123110');
    expect(model?.deviceName?.[0]?.name).toBe('test-cxr');
    expect(model?.version?.map(({ value }) => value)).toEqual(['0.1.0', 'ab12']);
  });

  it('shows where each finding lies, and its segment once that is signed', async () => {
    const box = 'urn:oid:1.2.3.4#xywh=pixel:10,20,30,15';
    const images = (bundle: Bundle, uid: string | undefined) =>
      tracked(all(bundle, 'BodyStructure'), uid).image?.map(({ url }) => url);
    expect(images(await bundleOf(decided()), accepted)).toEqual([box]);
    const bundle = await bundleOf(signed(), { segmentationUID: '2.25.99' });
    expect(images(bundle, accepted)).toEqual([box, 'urn:oid:2.25.99']);
    const body = tracked(all(bundle, 'BodyStructure'), accepted);
    expect(body.locationQualifier?.[0]?.coding?.[0]?.code).toBe('7771000');
    const { bodySite } = observation(bundle, accepted);
    expect(bodySite?.extension?.[0]?.valueReference?.reference).toBe(fullUrlOf(bundle, body));
    expect(tracked(all(bundle, 'BodyStructure'), quiet)).toBeUndefined();
  });

  it('has the text of each language to the letter, Japanese too', async () => {
    const review = addended();
    const { texts } = aFhirRequest(review);
    const bundle = await bundleOf(review);
    expect(textIn(bundle, 'ja')).toBe(texts.ja);
    expect(textIn(bundle, 'ja')).toContain('胸水');
    expect(textIn(bundle, 'zh')).toBe(texts.zh);
    const { presentedForm, conclusion } = one(bundle, 'DiagnosticReport');
    expect(presentedForm?.map(({ title }) => title)).toEqual([
      'CHEST RADIOGRAPH REPORT (not signed in this language)',
      '胸部X線読影報告書（署名済み・追記あり）',
      '胸部X线检查报告（此语言文本未签名）',
    ]);
    expect(conclusion).toContain('胸水');
  });

  it('concludes nothing that is not in the signed text', async () => {
    const other = { ...signed(), signature: { ...signed().signature!, text: '別の本文' } };
    expect(one(await bundleOf(other), 'DiagnosticReport').conclusion).toBeUndefined();
  });

  it('tells the report in sentences that lead each to its own region, also where two say the same', async () => {
    const twins = begun([aFinding('2.25.1'), aFinding('2.25.2')]);
    const bundle = await bundleOf(twins);
    const { text } = one(bundle, 'DiagnosticReport');
    const regions = ['2.25.1', '2.25.2'].map((uid) =>
      fullUrlOf(bundle, tracked(all(bundle, 'BodyStructure'), uid)),
    );
    const targets = [...(text?.div ?? '').matchAll(/<a href="([^"]+)">左中等量胸水/g)];
    // In the findings, and in the impression.
    expect(targets.map((each) => each[1])).toEqual([...regions, ...regions]);
    expect(text?.div).toContain('<p>未署名。AIの記載は確認されていません。</p>');
    const [section] = one(await bundleOf(signed()), 'Composition').section ?? [];
    expect(section?.text?.div).not.toContain('未署名');
  });

  it('names patient and study as the header does, Japanese scripts apart', async () => {
    const bundle = await bundleOf(signed());
    expect(one(bundle, 'Patient')).toMatchObject({
      identifier: [{ value: 'TEST-1' }],
      gender: 'male',
      birthDate: '1959-01-01',
      name: [
        { family: 'Yamada', given: ['Tarou'], extension: [{ valueCode: 'ABC' }] },
        { family: '山田', given: ['太郎'], extension: [{ valueCode: 'IDE' }] },
        { family: 'やまだ', given: ['たろう'], extension: [{ valueCode: 'SYL' }] },
      ],
    });
    expect(one(bundle, 'ImagingStudy')).toMatchObject({
      identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.3' }, { value: 'A1' }],
      started: '2026-11-22',
      series: [{ uid: '1.2.3.1', modality: { code: 'DX' }, instance: [{ uid: '1.2.3.4' }] }],
    });
    const { category, code } = one(bundle, 'DiagnosticReport');
    expect([category?.[0]?.coding?.[0]?.code, code.coding?.[0]?.code]).toEqual(['RAD', '36554-4']);
  });

  it('claims of a picture without header no more than is known, and leaves nothing empty', async () => {
    const image = anImage({ hasHeader: false, SOPClassUID: '', Modality: '', ViewPosition: '' });
    const patient = {
      PatientName: '',
      PatientID: '',
      PatientSex: '',
      PatientBirthDate: '',
      ageYears: null,
    };
    const study = aStudyOf(image, {
      StudyDate: '',
      StudyDescription: '',
      AccessionNumber: '',
      patient,
    });
    const bundle = await bundleOf(decided(), { image, study, isOfChest: false });
    const { code, effectiveDateTime } = one(bundle, 'DiagnosticReport');
    expect([code.coding?.[0]?.code, effectiveDateTime]).toEqual(['18748-4', undefined]);
    expect(Object.keys(one(bundle, 'Patient'))).toEqual(['resourceType', 'id']);
    expect(JSON.stringify(bundle)).not.toMatch(/""|\[\]|\{\}|null/);
  });

  it('says nothing of a model that did not run or is not to be seen', async () => {
    const bundle = await bundleOf(signed(begun([])));
    expect(all(bundle, 'Observation')).toEqual([]);
    expect(all(bundle, 'Device')).toHaveLength(1);
    expect(JSON.stringify(bundle)).not.toContain('AIAST');
  });
});

describe('a FHIR document of an image that the model has not read', () => {
  const sectionsOf = async (changes: Partial<FhirRequest>, language: Review['language'] = 'en') =>
    one(await bundleOf(begun([], language), changes), 'Composition').section ?? [];
  const refused = {
    status: 'refused',
    problem: { code: 'scope-view', detail: {} },
  } as const;
  const failed = { status: 'failed', problem: { code: 'out-of-memory', detail: {} } } as const;

  it('says whether it was not run, refused or failed, and why, in the report’s language', async () => {
    const [, notRun] = await sectionsOf({ unread: { status: 'not-run' } });
    expect(notRun?.text?.div).toContain('<p>The AI was not run on this image.</p>');
    expect(notRun?.emptyReason).toMatchObject({ coding: [{ code: 'notasked' }], text: 'not-run' });
    const [, refusal] = await sectionsOf({ unread: refused });
    expect(refusal?.text?.div).toContain(
      '<p>The AI was not run on this image, which it refuses: this view is not supported.</p>',
    );
    expect(refusal?.emptyReason).toMatchObject({
      coding: [{ code: 'unavailable' }],
      text: 'refused',
    });
    const [, failure] = await sectionsOf({ unread: failed }, 'ja');
    expect(failure?.title).toBe('AIによる解析');
    expect(failure?.text?.div).toContain(
      'この画像のAI解析は失敗しました。メモリが不足しました。</p>',
    );
    expect(failure?.emptyReason?.text).toBe('failed');
    expect((await sectionsOf({ unread: failed }, 'zh'))[1]?.text?.div).toContain('失败');
  });

  it('has no such section where it has read it, or where that may not be told', async () => {
    expect(await sectionsOf({ unread: null })).toHaveLength(1);
  });
});

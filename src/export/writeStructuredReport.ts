import {
  languageCodes,
  ShokenError,
  type Addendum,
  type Finding,
  type Image,
  type Language,
  type ModelOrigin,
  type ReviewedFinding,
  type Signature,
  type Study,
  type Unread,
  unreadCodes,
} from '#domain';
import dcmjs, { type NaturalDataset } from 'dcmjs';
import { momentOf, patientAndStudy, seriesAndInstance } from './commonModules';
import { chestRadiograph, concepts, imagingProcedure } from './concepts';
import {
  codeItem,
  containerItem,
  containerOf,
  imageItem,
  personItem,
  textItem,
  uidItem,
} from './contentItems';
import { finalSegments, modelSegments } from './describeSegments';
import { finalStatements, imageOf, modelStatements, type Statement } from './describeStatements';
import { describeUnread } from './describeUnread';
import { equipment } from './equipment';
import { findingGroup } from './findingGroup';
import {
  evidence,
  predecessors,
  reportStorage,
  verification,
  type PredecessorReport,
} from './reportModules';

export interface StructuredReportRequest {
  readonly image: Image;
  readonly study: Study;
  readonly findings: readonly (Finding | ReviewedFinding)[];
  /** `model`: what the model said. `final`: what the reader decided; needs reviewed findings. */
  readonly kind: 'model' | 'final';
  /** The model whose findings they are; null where none spoke. */
  readonly model: ModelOrigin | null;
  readonly language: Language;
  readonly isOfChest: boolean;
  /** The report's sentences by tracking UID, for the final report. */
  readonly sentences?: ReadonlyMap<string, string>;
  /** Left out, the report is partial and verified by nobody. Counts for the final report alone. */
  readonly signature?: Signature | null;
  readonly addenda?: readonly Addendum[];
  /** Why the model has said nothing, which the final report tells; null where it has, or where nobody is to know. */
  readonly unread?: Unread | null;
  /** Reports whose content this one has taken over. */
  readonly predecessors?: readonly PredecessorReport[];
  /** Now, unless given. */
  readonly at?: Date;
  readonly uids: StructuredReportUids;
}

export interface StructuredReportUids {
  readonly SOPInstanceUID: string;
  readonly SeriesInstanceUID: string;
  /** Of the model as the device that observes: the same in all it says. */
  readonly DeviceUID: string;
}

/** A finding with where it is and the number of its segment. */
interface Placed {
  readonly statement: Statement;
  readonly image: Image | null;
  readonly segment: number | null;
}

/**
 * A Comprehensive SR (PS3.3 A.35.3) by TID 1500 as a Part 10 file: a group per finding with the tracking UID of its
 * segment, absent and rejected ones too, and of a signed report its text. Throws `export-no-findings` where there is
 * nothing to say yet.
 */
export function writeStructuredReport(request: StructuredReportRequest): Uint8Array<ArrayBuffer> {
  const placed = place(request);
  const images = [request.image, ...placed.flatMap(({ image }) => image ?? [])];
  const dataset = {
    ...patientAndStudy(request.study),
    ...seriesAndInstance(ownSeries[request.kind], request.uids, request.at),
    CodingSchemeIdentificationSequence: [ownScheme],
    ReferencedPerformedProcedureStepSequence: [],
    ...verification(request),
    ...predecessors(request.study, request.predecessors ?? []),
    ...evidence(request.study, images),
    PerformedProcedureCodeSequence: [],
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [{ ...concepts.report }],
    ...containerOf('1500'),
    ContentSequence: content(request, placed),
  };
  return new Uint8Array(dcmjs.data.datasetToDict(dataset).write());
}

function place(request: StructuredReportRequest): Placed[] {
  const { kind, findings, study, image, language, sentences = new Map(), signature } = request;
  const isModel = kind === 'model';
  const segments = (isModel ? modelSegments : finalSegments)(findings, image);
  const statements = isModel
    ? modelStatements(findings, language)
    : finalStatements(findings, sentences, Boolean(signature));
  return statements.map((statement) => {
    const index = segments.findIndex((each) => each.trackingUID === statement.trackingUID);
    return {
      statement,
      image: statement.region && imageOf(study, statement.region),
      segment: index < 0 ? null : index + 1,
    };
  });
}

const ownSeries = {
  model: {
    SOPClassUID: reportStorage,
    Modality: 'SR',
    SeriesNumber: 9003,
    SeriesDescription: 'Shoken: findings of the model',
  },
  final: {
    SOPClassUID: reportStorage,
    Modality: 'SR',
    SeriesNumber: 9004,
    SeriesDescription: 'Shoken: findings as decided by reader',
  },
};

const ownScheme = {
  CodingSchemeDesignator: '99SHOKEN',
  CodingSchemeName: 'Decisions of readers on findings',
  CodingSchemeResponsibleOrganization: 'Shoken',
};

function content(request: StructuredReportRequest, placed: readonly Placed[]): NaturalDataset[] {
  const { language, isOfChest, image } = request;
  const groups = placed.map((each) => findingGroup(each.statement, each.segment, each.image));
  const said = [...ranSummary(request), ...signedText(request)];
  if (groups.length + said.length === 0) throw new ShokenError('export-no-findings');
  const evaluations = [...unreadItems(request), ...said];
  return [
    codeItem('HAS CONCEPT MOD', concepts.language, languageCodes[language]),
    ...observers(request),
    codeItem('HAS CONCEPT MOD', concepts.procedure, isOfChest ? chestRadiograph : imagingProcedure),
    containerItem(
      concepts.imageLibrary,
      [containerItem(concepts.imageLibraryGroup, [imageItem('CONTAINS', null, image)])],
      '1600',
    ),
    ...(groups.length === 0 ? [] : [containerItem(concepts.measurements, groups)]),
    ...(evaluations.length === 0 ? [] : [containerItem(concepts.evaluations, evaluations)]),
  ];
}

/** TID 1002: the model is a device, the reader a person. */
function observers({ kind, model, signature, uids }: StructuredReportRequest): NaturalDataset[] {
  if (kind === 'final') {
    if (!signature) return [];
    return [
      codeItem('HAS OBS CONTEXT', concepts.observerType, concepts.person),
      personItem('HAS OBS CONTEXT', concepts.personName, signature.reader),
    ];
  }
  if (model === null) return [];
  return [
    codeItem('HAS OBS CONTEXT', concepts.observerType, concepts.device),
    uidItem('HAS OBS CONTEXT', concepts.deviceUid, uids.DeviceUID),
    textItem('HAS OBS CONTEXT', concepts.deviceName, model.modelId),
    textItem('HAS OBS CONTEXT', concepts.deviceManufacturer, equipment.Manufacturer),
    textItem('HAS OBS CONTEXT', concepts.deviceModel, `${model.modelId} ${model.modelVersion}`),
  ];
}

/** Says of an empty list that the model ran and found nothing. */
function ranSummary({ kind, findings }: StructuredReportRequest): NaturalDataset[] {
  if (kind === 'final') return [];
  const hasFindings = modelStatements(findings, 'en').some(({ presence }) => presence !== 'absent');
  const summary = hasFindings ? concepts.ranWith : concepts.ranWithout;
  return [codeItem('CONTAINS', concepts.ranSummary, summary)];
}

/** A model that was not run, refused or failed is silent otherwise, as one that found nothing is. */
function unreadItems({ kind, unread, language }: StructuredReportRequest): NaturalDataset[] {
  if (kind === 'model' || !unread) return [];
  const why = textItem('HAS PROPERTIES', concepts.comment, describeUnread(language, unread));
  return [codeItem('CONTAINS', concepts.detections, unreadCodes[unread.status], [why])];
}

/** The words that were signed, to the letter, and those that were added since. */
function signedText({ kind, signature, addenda = [] }: StructuredReportRequest): NaturalDataset[] {
  if (kind === 'model' || !signature) return [];
  return [
    textItem('CONTAINS', concepts.signedText, signature.text),
    ...addenda.map(({ reader, at, text }) => {
      const { date, time } = momentOf(new Date(at));
      return {
        ...textItem('CONTAINS', concepts.addendum, text, [
          personItem('HAS OBS CONTEXT', concepts.personName, reader),
        ]),
        ObservationDateTime: `${date}${time}`,
      };
    }),
  ];
}

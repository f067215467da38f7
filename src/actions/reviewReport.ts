import {
  newUid,
  reviewedFindings,
  ShokenError,
  uidOf,
  type ModelOrigin,
  type Review,
  type Signature,
} from '#domain';
import { draftIn } from './keepReview';
import { theOpenReport } from './openReport';
import { mayShowAi } from './secondReader';
import { signedUids } from './signedUids';
import { whyUnread } from './whyUnread';

/**
 * The open review as a DICOM SR: what the model said, or what the reader decided. Of a signed review it is the same
 * object however often it is written, and another with each addendum. Throws `export-failed` where the model's is
 * asked for and none was seen to speak.
 */
export async function writeReport(kind: 'model' | 'final'): Promise<Uint8Array<ArrayBuffer>> {
  const { review, study, image, isOfChest } = theOpenReport();
  const model = modelOf(review);
  if (kind === 'model' && !hasModelReport(review)) {
    throw new ShokenError('export-failed', { reason: 'model' });
  }
  const { signature, addenda } = review;
  const language = signature?.language ?? review.language;
  const { writeStructuredReport } = await import('#export');
  return writeStructuredReport({
    image,
    study,
    findings: kind === 'model' ? review.findings : reviewedFindings(review),
    kind,
    model,
    language,
    isOfChest,
    sentences: kind === 'model' ? new Map() : standingSentences(review),
    signature,
    addenda,
    unread: whyUnread(review),
    ...(await identityOf(review, kind, model)),
  });
}

/** A model spoke, and the reader was shown what it said. */
export const hasModelReport = (review: Review) => modelOf(review) !== null && mayShowAi(review);

/** As its findings say; the reading itself does not outlive a reload. */
function modelOf({ findings }: Review): ModelOrigin | null {
  const origin = findings.find((finding) => finding.origin.kind === 'model')?.origin;
  return origin?.kind === 'model' ? origin : null;
}

/** Of a signed review those that were signed, word for word. */
function standingSentences(review: Review): Map<string, string> {
  const { signature } = review;
  const { sections } = draftIn(review, signature?.language ?? review.language);
  const sentences = sections.find(({ id }) => id === 'findings')?.sentences ?? [];
  return new Map(
    sentences.flatMap(({ trackingUID, text }): [string, string][] => {
      const isSigned = signature === null || signature.text.includes(text.trim());
      return trackingUID !== null && isSigned ? [[trackingUID, text]] : [];
    }),
  );
}

async function identityOf(review: Review, kind: 'model' | 'final', model: ModelOrigin | null) {
  const DeviceUID = await deviceUid(model);
  const { signature, addenda } = review;
  if (signature === null) {
    return { uids: { SOPInstanceUID: newUid(), SeriesInstanceUID: newUid(), DeviceUID } };
  }
  const series = (of: 'model' | 'final') => signedUids(review, signature, of)('report series');
  const own = { SeriesInstanceUID: await series(kind), DeviceUID };
  if (kind === 'model') {
    const SOPInstanceUID = await reportUid(review, signature, kind, 0);
    return { at: new Date(signature.at), uids: { ...own, SOPInstanceUID } };
  }
  const count = addenda.length;
  return {
    at: new Date(addenda.at(-1)?.at ?? signature.at),
    uids: { ...own, SOPInstanceUID: await reportUid(review, signature, kind, count) },
    predecessors: [
      ...(count === 0
        ? []
        : [
            {
              SeriesInstanceUID: own.SeriesInstanceUID,
              SOPInstanceUID: await reportUid(review, signature, kind, count - 1),
              purpose: 'addended' as const,
            },
          ]),
      ...(model === null
        ? []
        : [
            {
              SeriesInstanceUID: await series('model'),
              SOPInstanceUID: await reportUid(review, signature, 'model', 0),
              purpose: 'preliminary' as const,
            },
          ]),
    ],
  };
}

/** Of the report with the first so many addenda. */
function reportUid(
  review: Review,
  signature: Signature,
  kind: 'model' | 'final',
  addenda: number,
): Promise<string> {
  const added = review.addenda.slice(0, addenda).map(({ reader, at, text }) => [reader, at, text]);
  const part = added.length === 0 ? 'report' : `report ${JSON.stringify(added)}`;
  return signedUids(review, signature, kind)(part);
}

/** The same for all that one version of a model says. */
function deviceUid(model: ModelOrigin | null): Promise<string> {
  const { modelId, modelVersion, weightsHash } = model ?? {};
  const words = JSON.stringify(['device', modelId, modelVersion, weightsHash]);
  return uidOf(new TextEncoder().encode(words));
}

import {
  reportLanguages,
  type Asked,
  type Finding,
  type InquiryResult,
  type Language,
  type MaskInImage,
} from '#domain';
import {
  answerHeart,
  answerQuestion,
  findingsAt,
  findingsNamed,
  findingsUnder,
  readPlace,
  readQuestion,
  repeatedBy,
  saidOfPhrase,
} from '#inquiry';
import * as reviewing from '#review';
import {
  nothingAsked,
  useInquiryStore,
  useReviewStore,
  useSessionStore,
  useSettingsStore,
  useViewerStore,
} from '#state';
import { audit } from './audit';
import { changeReview, clockFor, findingShown } from './decideFinding';
import { findingsSaid, modelFindings } from './modelFindings';
import { isCancelled, problemOf } from './notices';
import { openModelFor, type ImageForModel } from './openModel';
import { openReviewImage } from './reviewImage';
import { mayShowAi } from './secondReader';

let asking: AbortController | null = null;

/** Asks for a region on the image to be described: as a box, or painted with the brush. */
export function startDescribing(tool: 'describe-box' | 'describe-brush'): void {
  if (useReviewStore.getState().presented === null || !mayShowAi()) return;
  openReviewImage();
  useViewerStore.setState({ draft: null, regionTool: tool, selectedUID: null, isAiVisible: true });
}

/** Draw → describe. */
export async function describeRegion(mask: MaskInImage): Promise<void> {
  await inquire({ kind: 'drawn', mask }, async ({ client, image, pixels }, signal) => {
    const languages = languagesOfReport();
    const request = { image, pixels, mask, languages };
    const { finding, isOutside } = await client.describe(request, signal);
    const said = findingsSaid(image.imageId);
    const under = findingsUnder(mask, said);
    if (isOutside && under.length === 0) return { kind: 'outside' };
    return {
      kind: 'described',
      finding,
      trackingUIDs: under.map(({ trackingUID }) => trackingUID),
      repeatedUID: repeatedBy(finding, said)?.trackingUID ?? null,
    };
  });
}

export function typeWords(words: string): void {
  useInquiryStore.setState({ words });
}

/** Type → locate, or ask → answer: whichever the words are. */
export async function askWords(): Promise<void> {
  const text = useInquiryStore.getState().words.trim();
  if (text === '') return;
  const { isAlone, ...place } = readPlace(text);
  const question = isAlone ? ({ kind: 'place' } as const) : readQuestion(text);
  await inquire({ kind: 'typed', text }, async ({ client, image, pixels }, signal) => {
    switch (question.kind) {
      case 'place': {
        const there = findingsAt(place, await modelFindings(image.imageId));
        return { kind: 'place', place, trackingUIDs: there.map(({ trackingUID }) => trackingUID) };
      }
      case 'beyond':
        return { kind: 'beyond' };
      case 'phrase': {
        const languages = languagesOfReport();
        const request = { image, pixels, phrase: text, place, languages };
        const located = await client.locate(request, signal);
        const said = saidOfPhrase(located, findingsSaid(image.imageId));
        const trackingUIDs = said.map(({ trackingUID }) => trackingUID);
        const { finding } = located;
        const isNamed = finding !== null && findingsNamed(text).includes(finding.finding);
        const repeatedUID = (finding && repeatedBy(finding, said)?.trackingUID) ?? null;
        return { kind: 'located', located, place, isNamed, trackingUIDs, repeatedUID };
      }
      case 'cardiothoracic-ratio': {
        const { measure } = await client.measureHeart({ image, pixels }, signal);
        return { kind: 'answered', ...answerHeart(measure, findingsSaid(image.imageId)) };
      }
      default: {
        const findings = await modelFindings(image.imageId);
        const answered = answerQuestion(question, findings, image);
        return answered ? { kind: 'answered', ...answered } : { kind: 'beyond' };
      }
    }
  });
}

async function inquire(
  asked: Asked,
  work: (ready: ImageForModel, signal: AbortSignal) => Promise<InquiryResult>,
): Promise<void> {
  const { reviewImageId } = useSessionStore.getState();
  if (reviewImageId === null || !mayShowAi()) return;
  openReviewImage();
  asking?.abort();
  const controller = new AbortController();
  asking = controller;
  useInquiryStore.setState({ inquiry: { status: 'running', asked } });
  try {
    const ready = await openModelFor(reviewImageId, controller.signal, () => undefined);
    const result = await work(ready, controller.signal);
    if (isPast(controller, reviewImageId)) return;
    useInquiryStore.setState({ inquiry: { status: 'done', asked, result } });
    light(result);
    audit('activity', `asked: ${asked.kind}`, { imageId: reviewImageId, result: result.kind });
  } catch (error) {
    if (isPast(controller, reviewImageId)) return;
    const problem = problemOf(error, 'inference-failed');
    const inquiry = isCancelled(error)
      ? ({ status: 'none' } as const)
      : ({ status: 'failed', asked, problem } as const);
    useInquiryStore.setState({ inquiry });
  } finally {
    if (asking === controller) asking = null;
  }
}

/** Something else was asked since, or another image is in review. */
const isPast = (controller: AbortController, imageId: string) =>
  asking !== controller || useSessionStore.getState().reviewImageId !== imageId;

/** What the answer is about is pointed at in list, image and report. */
function light(result: InquiryResult): void {
  const finding = findingIn(result);
  // What was found anew has a place of its own to be looked at; what was found again is the finding of the list.
  const isNew = finding !== null && finding.presence !== 'absent';
  const again = 'repeatedUID' in result && result.repeatedUID !== null ? [result.repeatedUID] : [];
  const about = 'trackingUIDs' in result && !isNew ? result.trackingUIDs : again;
  const selectedUID = about.find(isListed) ?? null;
  useViewerStore.setState({ isAiVisible: true, selectedUID });
  if (finding) findingShown(finding.trackingUID);
}

/** What is absent and undecided has no card. */
function isListed(trackingUID: string): boolean {
  const findings = useReviewStore.getState().presented?.findings ?? [];
  return findings.some(
    (each) => each.original.trackingUID === trackingUID && each.status !== 'quiet',
  );
}

/** The finding that a result is, if it is one: what can be kept. */
export function findingIn(result: InquiryResult): Finding | null {
  if (result.kind === 'described') return result.finding;
  return result.kind === 'located' ? result.located.finding : null;
}

/** The finding of the list that keeping a result would repeat. */
export function repeatedIn(result: InquiryResult): string | null {
  const uid = 'repeatedUID' in result ? result.repeatedUID : null;
  return uid !== null && isListed(uid) ? uid : null;
}

/** The finding of the list is taken in hand in place of the result that found it again. Nothing is decided by that. */
export function takeRepeated(trackingUID: string): void {
  audit('record', 'answer: listed finding selected', { trackingUID });
  forgetInquiry();
  useViewerStore.setState({ selectedUID: trackingUID });
}

/**
 * What can be kept of a result. An absence is one of the whole image: that something is not seen on a side, in a
 * zone or in a drawn region would deny it everywhere.
 */
export function keepableIn(result: InquiryResult): Finding | null {
  const finding = findingIn(result);
  if (finding?.presence !== 'absent') return finding;
  if (result.kind !== 'located') return null;
  const isOfPlace = result.located.side !== null || result.place.zones.length > 0;
  return isOfPlace ? null : finding;
}

/** The result becomes a finding of the list, to be decided on as any other. */
export async function keepResult(): Promise<void> {
  const { inquiry } = useInquiryStore.getState();
  const finding = inquiry.status === 'done' ? keepableIn(inquiry.result) : null;
  if (finding === null) return;
  const { trackingUID } = finding;
  const isDone = await changeReview((review) =>
    reviewing.keep(review, finding, clockFor(trackingUID)),
  );
  if (!isDone) return;
  audit('record', 'finding: keep', { trackingUID });
  forgetInquiry();
  useViewerStore.setState({ selectedUID: trackingUID });
}

/** The result, or the asking that is under way, goes away. */
export function discardResult(): void {
  const { inquiry } = useInquiryStore.getState();
  if (inquiry.status === 'done') audit('record', 'answer discarded', { asked: inquiry.asked.kind });
  forgetInquiry();
}

/** Nothing is asked any more. */
function forgetInquiry(): void {
  asking?.abort();
  asking = null;
  const { regionTool } = useViewerStore.getState();
  if (isDescribing(regionTool)) useViewerStore.setState({ regionTool: 'none' });
  useInquiryStore.setState(nothingAsked);
}

const isDescribing = (tool: string) => tool === 'describe-box' || tool === 'describe-brush';

/** The report's language first. */
function languagesOfReport(): Language[] {
  const { reportLanguage } = useSettingsStore.getState();
  return [reportLanguage, ...reportLanguages.filter((each) => each !== reportLanguage)];
}

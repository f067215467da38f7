import type {
  BoxInImage,
  Finding,
  FindingEdit,
  Language,
  MaskInImage,
  Region,
  ReviewedFinding,
} from '#domain';
import { boxOfMask, lengthOfRegion, newUid } from '#domain';
import * as reviewing from '#review';
import {
  changeDraft,
  useReviewStore,
  useSessionStore,
  useViewerStore,
  type FindingDraft,
} from '#state';
import { audit } from './audit';
import { changeReview, clockFor } from './decideFinding';
import { describeRegion } from './inquire';
import { dropSigningProblems } from './notices';
import { openReviewImage, reviewImage } from './reviewImage';
import { guessSide, maskOfBox } from './measureRegion';

/** Opens a finding for editing; nothing changes until the draft is saved. */
export function startEditing(trackingUID: string, withRegion = false): void {
  const presented = useReviewStore.getState().presented;
  const reviewed = presented?.findings.find((each) => each.original.trackingUID === trackingUID);
  if (!presented || !reviewed || presented.review.signature !== null) return;
  openReviewImage();
  useViewerStore.setState({
    draft: {
      trackingUID,
      finding: reviewed.finding,
      presence: reviewed.presence === 'undetermined' ? 'present' : reviewed.presence,
      attributes: reviewed.attributes,
      text: reviewed.text[presented.review.language] ?? '',
      region: reviewed.region,
      isRegionChanged: false,
      meanwhile: null,
    },
    selectedUID: trackingUID,
    regionTool: withRegion ? 'brush' : 'none',
  });
}

/** Asks for a box on the image, which begins a new finding. */
export function startAdding(): void {
  const presented = useReviewStore.getState().presented;
  if (!presented || presented.review.signature !== null) return;
  openReviewImage();
  useViewerStore.setState({
    draft: null,
    regionTool: 'draw-box',
    selectedUID: null,
    isAiVisible: true,
  });
}

/** A box was drawn: it becomes the region in hand, and begins a new finding if one was asked for. */
export function boxDrawn(box: BoxInImage): void {
  const image = reviewImage();
  if (!image) return;
  const { regionTool } = useViewerStore.getState();
  if (regionTool !== 'describe-box') {
    regionDrawn(maskOfBox(image, box));
    return;
  }
  useViewerStore.setState({ regionTool: 'none' });
  if (useSessionStore.getState().imageId === image.imageId) {
    void describeRegion(maskOfBox(image, box));
  }
}

/** The region in hand was painted, or drawn as a box. An empty mask takes the region away. */
export function regionDrawn(mask: MaskInImage): void {
  const image = reviewImage();
  // A region lies on the grid of the image it was drawn on.
  if (!image || useSessionStore.getState().imageId !== image.imageId) return;
  const box = boxOfMask(mask);
  if (useViewerStore.getState().regionTool === 'describe-brush') {
    if (box !== null) void describeRegion(mask);
    return;
  }
  const region: Region | null =
    box === null ? null : { SOPInstanceUID: image.SOPInstanceUID, frame: image.frame, mask, box };
  const { draft, regionTool } = useViewerStore.getState();
  const lengthMm = lengthOfRegion(region, image.spacing);
  const sizeMm = lengthMm === null ? null : Math.round(lengthMm);
  if (draft !== null) {
    const attributes = { ...draft.attributes, sizeMm };
    changeDraft({ region, attributes, isRegionChanged: true });
  } else if (regionTool === 'draw-box' && region !== null) {
    const side = guessSide(image, region.box);
    useViewerStore.setState({
      regionTool: 'none',
      draft: {
        trackingUID: null,
        finding: 'lung-opacity',
        presence: 'present',
        attributes: { side, zone: null, extent: null, sizeMm },
        text: '',
        region,
        isRegionChanged: true,
        meanwhile: null,
      },
    });
  }
}

export function updateDraft(change: Partial<FindingDraft>): void {
  changeDraft(change);
}

/** The region as it was before the draft. */
export function resetDraftRegion(): void {
  const draft = useViewerStore.getState().draft;
  const reviewed = draft && reviewedOf(draft);
  if (!reviewed) return;
  changeDraft({
    region: reviewed.region,
    attributes: { ...draft.attributes, sizeMm: reviewed.attributes.sizeMm },
    isRegionChanged: false,
  });
}

export function cancelDraft(): void {
  dropSigningProblems();
  useViewerStore.setState({ draft: null, regionTool: 'none' });
}

/** The draft becomes a decision. */
export async function saveDraft(): Promise<void> {
  const { draft } = useViewerStore.getState();
  if (draft === null) return;
  const trackingUID = draft.trackingUID ?? newUid();
  const done = await changeReview((review) => {
    const clock = clockFor(trackingUID);
    if (draft.trackingUID !== null) {
      const reviewed = reviewedOf(draft);
      return reviewing.edit(review, trackingUID, editOf(draft, reviewed, review.language), clock);
    }
    return reviewing.add(review, findingOf(draft, trackingUID, review.language), clock);
  });
  if (!done) return;
  audit('record', draft.trackingUID === null ? 'finding: add' : 'finding: edit', { trackingUID });
  useViewerStore.setState({ draft: null, regionTool: 'none', selectedUID: trackingUID });
}

function reviewedOf(draft: FindingDraft): ReviewedFinding | null {
  const findings = useReviewStore.getState().presented?.findings ?? [];
  return findings.find((each) => each.original.trackingUID === draft.trackingUID) ?? null;
}

/** What the draft says, in full: a later edit replaces an earlier one. */
function editOf(
  draft: FindingDraft,
  reviewed: ReviewedFinding | null,
  language: Language,
): FindingEdit {
  const { [language]: _, ...others } = reviewed?.text ?? {};
  const words = draft.text.trim();
  const isRegionEdited = draft.isRegionChanged || reviewed?.region !== reviewed?.original.region;
  return {
    finding: draft.finding,
    presence: draft.presence,
    attributes: draft.attributes,
    ...(isRegionEdited ? { region: draft.region } : {}),
    text: words === '' ? others : { ...others, [language]: words },
  };
}

function findingOf(draft: FindingDraft, trackingUID: string, language: Language): Finding {
  const words = draft.text.trim();
  return {
    trackingUID,
    finding: draft.finding,
    presence: draft.presence,
    probability: null,
    region: draft.region,
    proposals: [],
    attributes: draft.attributes,
    sentences: words === '' ? {} : { [language]: { text: words, source: 'reader' } },
    attention: {},
    origin: { kind: 'reader' },
  };
}

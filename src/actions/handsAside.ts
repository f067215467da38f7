import { useReviewStore, useSessionStore, useViewerStore, type FindingDraft } from '#state';

/** What was in hand when another review was opened, by the image of the review: for as long as the page is open. */
const aside = new Map<string, { readonly draft: FindingDraft | null; readonly addendum: string }>();

/** Another review is about to be opened, or none: a finding in the editor and an addendum in the making wait for this one. */
export function setHandsAside(): void {
  const { reviewImageId } = useSessionStore.getState();
  if (reviewImageId === null) return;
  const { draft } = useViewerStore.getState();
  const { addendum } = useReviewStore.getState();
  if (draft === null && addendum === '') aside.delete(reviewImageId);
  else aside.set(reviewImageId, { draft, addendum });
}

/** The review is open again. */
export function takeHandsUp(reviewImageId: string): void {
  const hands = aside.get(reviewImageId);
  if (!hands) return;
  aside.delete(reviewImageId);
  useReviewStore.setState({ addendum: hands.addendum });
  takeDraftUp(hands.draft);
}

/** Nobody wants what belonged to a study that was forgotten. */
export function dropHandsAside(imageIds: readonly string[]): void {
  for (const imageId of imageIds) aside.delete(imageId);
}

/** Puts a finding back into the editor, where it still can be. */
export function takeDraftUp(draft: FindingDraft | null): void {
  const { presented } = useReviewStore.getState();
  if (draft === null || !presented || presented.review.signature !== null) return;
  const isKnown = presented.findings.some(
    (each) => each.original.trackingUID === draft.trackingUID,
  );
  if (draft.trackingUID !== null && !isKnown) return;
  useViewerStore.setState({ draft, selectedUID: draft.trackingUID });
}

export function writeAddendumDraft(addendum: string): void {
  useReviewStore.setState({ addendum });
}

import {
  imageIdOf,
  useGuidesStore,
  useInquiryStore,
  useMeasurementStore,
  usePanesStore,
  useReviewStore,
  useSettingsStore,
  useViewerStore,
  type RegionTool,
  type ViewerTool,
} from '#state';
import { cancelDraft } from './editDraft';
import { discardResult } from './inquire';
import { selectMeasurement } from './measure';
import { cancelProposing } from './proposeRatio';
import { showImage } from './showImage';

export function selectFinding(trackingUID: string | null): void {
  useViewerStore.setState({ selectedUID: trackingUID });
  bringImageOf(trackingUID);
}

/** Another maker's finding may lie on an image of the study that no viewport shows. */
function bringImageOf(trackingUID: string | null): void {
  const finding = useReviewStore
    .getState()
    .presented?.findings.find(({ original }) => original.trackingUID === trackingUID);
  const region = finding?.region;
  if (!region || finding.original.origin.kind !== 'other') return;
  const isOnIt = (imageId: string | null) => imageId === `${region.SOPInstanceUID}#${region.frame}`;
  if (usePanesStore.getState().panes.some((pane) => isOnIt(imageIdOf(pane)))) return;
  void showImage(`${region.SOPInstanceUID}#${region.frame}`);
}

export function highlightFinding(trackingUID: string | null): void {
  useViewerStore.setState({ highlightedUID: trackingUID });
}

/** The next or previous finding that is not absent, round the list. */
export function stepFinding(step: 1 | -1): void {
  const findings = useReviewStore.getState().presented?.findings ?? [];
  const uids = findings
    .filter(({ status }) => status !== 'quiet')
    .map(({ original }) => original.trackingUID);
  if (uids.length === 0) return;
  const { selectedUID } = useViewerStore.getState();
  const now = selectedUID === null ? -1 : uids.indexOf(selectedUID);
  const next =
    now < 0 ? (step > 0 ? 0 : uids.length - 1) : (now + step + uids.length) % uids.length;
  selectFinding(uids[next] ?? null);
}

/** Shows the heat map of one finding's sentence, or hides it again. */
export function toggleAttention(trackingUID: string): void {
  useViewerStore.setState(({ attentionUID }) => ({
    attentionUID: attentionUID === trackingUID ? null : trackingUID,
  }));
}

export function chooseTool(tool: ViewerTool): void {
  useViewerStore.setState({ tool });
}

/** Brush, eraser or box for the region in hand. */
export function chooseRegionTool(regionTool: RegionTool): void {
  useViewerStore.setState({ regionTool });
}

export function setBrushRadius(brushRadius: number): void {
  useViewerStore.setState({ brushRadius });
}

export function setOverlayOpacity(overlayOpacity: number): void {
  useViewerStore.setState({ overlayOpacity });
}

export function toggleAi(): void {
  useViewerStore.setState(({ isAiVisible }) => ({ isAiVisible: !isAiVisible }));
}

export function peek(isPeeking: boolean): void {
  useViewerStore.setState({ isPeeking });
}

/** Esc: gives up what is under way, the innermost first. */
export function cancelUnderWay(): void {
  const { draft, regionTool, attentionUID } = useViewerStore.getState();
  const { selectedUID } = useMeasurementStore.getState();
  if (cancelProposing()) return;
  // What is drawn to be measured leaves a finding in hand where it is.
  if (regionTool.startsWith('measure-')) chooseRegionTool('none');
  else if (draft !== null || regionTool !== 'none') cancelDraft();
  else if (useInquiryStore.getState().inquiry.status !== 'none') discardResult();
  else if (attentionUID !== null) useViewerStore.setState({ attentionUID: null });
  else if (selectedUID !== null) selectMeasurement(null);
  else {
    useViewerStore.setState({ selectedUID: null, tool: useSettingsStore.getState().mouse.start });
    useGuidesStore.setState({ crosshair: null });
  }
}

/** Shows or hides the graphics that came with the image. */
export function togglePlanes(): void {
  useViewerStore.setState(({ arePlanesVisible }) => ({ arePlanesVisible: !arePlanesVisible }));
}

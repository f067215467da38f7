/** The only code that runs stages and writes stores. Components call these and nothing else. */
export { changeLayout, setLayout, toggleMaximized } from './arrangePanes';
export * from './changeSettings';
export * from './decideFinding';
export * from './editDraft';
export { writeAddendumDraft } from './handsAside';
export { downloadAuditLog } from './exportAuditLog';
export { downloadFhir } from './exportFhir';
export {
  copyReportText,
  downloadReportText,
  downloadReviewJson,
  downloadSegmentation,
  downloadStructuredReport,
} from './exportReport';
export { fetchPrior } from './fetchPrior';
export * from './forgetStudy';
export { getReady } from './getReady';
export * from './inquire';
export { cancelVolume, reloadPane } from './loadPane';
export {
  changeAppKeeping,
  keepOffline,
  measureOffline,
  noteOffline,
  startNewVersion,
} from './keepOffline';
export { changeKeeping } from './keepStudies';
export { toggleViewLink } from './linkView';
export { toggleScrollLink } from './linkScroll';
export { listRows } from './listRows';
export { pointAt, toggleCrosshair, toggleLines } from './moveCrosshair';
export * from './measure';
export * from './notices';
export { cancelOpening, clearRejected, openDropped, openFiles, openPicked } from './openFiles';
export { listParts, marksOfCut, marksOfObjects, toggleParts, type ObjectPart } from './listMarks';
export * from './openFromArchive';
export * from './openSample';
export * from './openStudy';
export * from './pointAtFinding';
export { presentAs, presentationOf } from './presentImages';
export * from './printReport';
export { hangAtRight, seekPriors } from './priors';
export { measureRatio } from './proposeRatio';
export { cancelReading, readImage } from './readImage';
export * from './restoreSession';
export type { ArchiveSelection } from './retrieveFiles';
export {
  cancelSearch,
  connectArchive,
  listArchivedSeries,
  removeArchive,
  searchArchive,
  turnArchivePage,
} from './searchArchive';
export { markOwnRead, revealAi } from './secondReader';
export * from './showImage';
export { showMeasurement } from './showMeasurement';
export { reportMeasurement } from './reportMeasurement';
export { setSlab, showPlane, showSections } from './showSections';
export { closeObject, isReferenceOpen, showObject, showPart, showReference } from './showObject';
export * from './signReport';
export * from './stepImage';
export { storeReview } from './storeReview';
export { canStep, redo, undo } from './undo';
export * from './writeContext';
export * from './worklist';
export * from './writeReport';

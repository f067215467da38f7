/** What came with a study: where its parts lie on images, and what of it proposes findings. */
export { findingsOfReport } from './findingsOfReport';
export { marksOn } from './marksOn';
export { marksOnSections } from './marksOnSections';
export { findingsOfSegments, proposalOf } from './proposeFindings';
export { partsOf, referencesOf, type ObjectPart } from './partsOf';
export {
  isPresented,
  marksOfPresentation,
  presentImage,
  type Presented,
} from './placePresentation';

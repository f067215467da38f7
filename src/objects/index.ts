/** What came with a study: where its parts lie on images. */
export { marksOn } from './marksOn';
export { partsOf, referencesOf, type ObjectPart } from './partsOf';
export {
  isPresented,
  marksOfPresentation,
  presentImage,
  type Presented,
} from './placePresentation';

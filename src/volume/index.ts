/** From slices to a volume, and from a volume to axial, sagittal and coronal sections. */
export { createVolume, type Volume } from './createVolume';
export { imageOfSection } from './imageOfSection';
export { planVolume } from './planVolume';
export {
  findAcquiredPlane,
  findSection,
  findSectionAt,
  gridOfSection,
  placeSection,
  sectionsOfSlab,
} from './sections';
export { Voxels } from './voxels';

/**
 * Stands in for xmlbuilder2, which vtk.js imports for its XML file formats. The real package extends
 * Node's EventEmitter and kills the page as it loads; Shoken never reads or writes those formats.
 */
function refuse(): never {
  throw new Error('XML formats of vtk.js are not part of Shoken');
}

export const create = refuse;
export const convert = refuse;
export const fragment = refuse;

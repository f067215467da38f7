/** Points on an image → lengths, angles, areas and statistics of its values. Pure. */
export { measure, type MeasuredImage } from './measure';
export { proposeRatio } from './proposeRatio';

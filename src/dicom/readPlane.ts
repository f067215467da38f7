import { moveAlong, normalOf, type ImagePlane, type Vector3 } from '#domain';
import type { Dataset } from './dataset';
import { findGroup } from './functionalGroups';

/** Where a frame (1-based) lies in the patient; null without position or sound orientation (PS3.3 C.7.6.2). */
export function readPlane(dataset: Dataset, frame: number): ImagePlane | null {
  const ofPosition = findGroup(dataset, frame, 'PlanePositionSequence') ?? dataset;
  const ofOrientation = findGroup(dataset, frame, 'PlaneOrientationSequence') ?? dataset;
  const position = ofPosition.numbers('ImagePositionPatient');
  const cosines = ofOrientation.numbers('ImageOrientationPatient');
  if (!isVector(position) || cosines.length !== 6) return null;
  const rowDirection = unit(cosines.slice(0, 3));
  const columnDirection = unit(cosines.slice(3));
  if (!rowDirection || !columnDirection || !isSquare(rowDirection, columnDirection)) return null;
  // A series has one frame of reference (PS3.3 C.7.4.1): where it has no name, the series' does.
  const FrameOfReferenceUID =
    dataset.string('FrameOfReferenceUID') || dataset.string('SeriesInstanceUID');
  const plane = { FrameOfReferenceUID, position, rowDirection, columnDirection };
  const offsetMm = readFrameOffset(dataset, frame);
  return { ...plane, position: moveAlong(position, normalOf(plane), offsetMm) };
}

/** How far a dose's frame lies from the first, whose position alone is stated; some count from the patient's origin instead (PS3.3 C.8.8.3.2). */
function readFrameOffset(dataset: Dataset, frame: number): number {
  const offsets = dataset.numbers('GridFrameOffsetVector');
  return (offsets[frame - 1] ?? 0) - (offsets[0] ?? 0);
}

const isVector = (numbers: readonly number[]): numbers is Vector3 => numbers.length === 3;

/** Rows and columns at right angles, within what rounding to a decimal string does. */
const isSquare = (row: Vector3, column: Vector3) =>
  Math.abs(row[0] * column[0] + row[1] * column[1] + row[2] * column[2]) < 1e-3;

function unit([x = 0, y = 0, z = 0]: readonly number[]): Vector3 | null {
  const length = Math.hypot(x, y, z);
  return length > 0.5 ? [x / length, y / length, z / length] : null;
}

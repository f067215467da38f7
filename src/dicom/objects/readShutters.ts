import type { Shutter } from '#domain';
import type { Dataset } from '../dataset';

/** The shapes of a display shutter (PS3.3 C.7.6.11), which counts rows and columns from 1, rows first. */
export function readShutters(dataset: Dataset): Shutter[] {
  return dataset.strings('ShutterShape').flatMap((shape): Shutter[] => {
    switch (shape) {
      case 'RECTANGULAR':
        return readBox(dataset);
      case 'CIRCULAR': {
        const [row, column] = dataset.numbers('CenterOfCircularShutter');
        const radius = dataset.number('RadiusOfCircularShutter');
        if (row === undefined || column === undefined || radius === null) return [];
        return [{ shape: 'circle', center: { x: column - 0.5, y: row - 0.5 }, radius }];
      }
      case 'POLYGONAL': {
        const values = dataset.numbers('VerticesOfThePolygonalShutter');
        if (values.length < 6 || values.length % 2 !== 0) return [];
        const points = Array.from({ length: values.length / 2 }, (_, index) => ({
          x: values[index * 2 + 1]! - 0.5,
          y: values[index * 2]! - 0.5,
        }));
        return [{ shape: 'polygon', points }];
      }
      default:
        return [];
    }
  });
}

/** The edges are the last columns and rows that are covered. */
function readBox(dataset: Dataset): Shutter[] {
  const left = dataset.number('ShutterLeftVerticalEdge');
  const right = dataset.number('ShutterRightVerticalEdge');
  const top = dataset.number('ShutterUpperHorizontalEdge');
  const bottom = dataset.number('ShutterLowerHorizontalEdge');
  if (left === null || right === null || top === null || bottom === null) return [];
  return [{ shape: 'box', left, right: right - 1, top, bottom: bottom - 1 }];
}

import type { Image, Series, Study, StudyObject } from '#domain';
import { compareFrameOrder } from './readFrameOrder';
import type { OpenedFile } from './readImages';

/** Studies (newest first), their series and images in reading order, from files in any order. */
export function groupStudies(files: readonly OpenedFile[]): Study[] {
  const byStudy = groupBy(files, ({ study }) => study.StudyInstanceUID);
  const studies = byStudy.flatMap((ofStudy): Study[] => {
    const [first] = ofStudy;
    if (!first) return [];
    const bySeries = groupBy(ofStudy, ({ series }) => series.SeriesInstanceUID);
    const series = bySeries.flatMap((ofSeries): Series[] => {
      const [one] = ofSeries;
      const images = ofSeries.flatMap((file) => file.images).sort(compareImages);
      return one && images.length > 0 ? [{ ...one.series, images }] : [];
    });
    const objects = ofStudy.flatMap(({ object }) => object ?? []).sort(compareObjects);
    return [
      {
        ...first.study,
        series: series.sort(compareSeries),
        ...(objects.length > 0 && { objects }),
      },
    ];
  });
  return studies.sort((a, b) =>
    `${b.StudyDate}${b.StudyTime}`.localeCompare(`${a.StudyDate}${a.StudyTime}`),
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** What has no number comes last. */
const compareNumbers = (a: number | null, b: number | null) =>
  a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);

const compareSeries = (a: Series, b: Series) =>
  compareNumbers(a.SeriesNumber, b.SeriesNumber) ||
  a.SeriesDescription.localeCompare(b.SeriesDescription);

const compareImages = (a: Image, b: Image) =>
  compareNumbers(a.InstanceNumber, b.InstanceNumber) ||
  a.fileName.localeCompare(b.fileName, undefined, { numeric: true }) ||
  compareFrameOrder(a.DimensionIndexValues, b.DimensionIndexValues) ||
  a.frame - b.frame;

const compareObjects = (a: StudyObject, b: StudyObject) =>
  compareNumbers(a.SeriesNumber, b.SeriesNumber) ||
  compareNumbers(a.InstanceNumber, b.InstanceNumber) ||
  a.fileName.localeCompare(b.fileName, undefined, { numeric: true });

import type { Image, Series, Study } from '#domain';
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
      return one ? [{ ...one.series, images }] : [];
    });
    return [{ ...first.study, series: series.sort(compareSeries) }];
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
  a.frame - b.frame;

import type { Dataset } from './dataset';
import type { Keyword } from './tags';

/** A point in time as clocks on the wall show it, in seconds since 1970; null where it is not said, or is no time. */
export type Moment = number | null;

/** Seconds of the day of a TM; null for none. */
export function readClock(dataset: Dataset, keyword: Keyword): number | null {
  const [, hours = '', minutes = '00', seconds = '00'] =
    /^(\d\d)(\d\d)?(\d\d(?:\.\d{1,6})?)?$/.exec(dataset.string(keyword)) ?? [];
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  // 60 is a leap second (PS3.5 6.2).
  return hours === '' || h > 23 || m > 59 || s > 60 ? null : h * 3600 + m * 60 + s;
}

/** Midnight of a DA. */
function dayOf(text: string): Moment {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = year !== '' && new Date(ms).toISOString().startsWith(`${year}-${month}-${day}`);
  return isReal ? ms / 1000 : null;
}

export function readDayAndClock(dataset: Dataset, day: Keyword, clock: Keyword): Moment {
  const [midnight, seconds] = [dayOf(dataset.string(day)), readClock(dataset, clock)];
  return midnight === null || seconds === null ? null : midnight + seconds;
}

/** A DT of `item`, on the clock by which the other times of `dataset` are told; null where its offset from that is unknown. */
export function readDateTime(item: Dataset, keyword: Keyword, dataset: Dataset): Moment {
  const pattern = /^(\d{8})(\d\d)(\d\d)(\d\d(?:\.\d{1,6})?)?([+-]\d{4})?$/;
  const [, date = '', hours, minutes, seconds = '0', offset = ''] =
    pattern.exec(item.string(keyword)) ?? [];
  const midnight = dayOf(date);
  if (midnight === null) return null;
  const told = midnight + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (offset === '') return told;
  const here = dataset.string('TimezoneOffsetFromUTC');
  return here === '' ? null : told - secondsOf(offset) + secondsOf(here);
}

/** Of an offset as `+0900`. */
const secondsOf = (offset: string): number =>
  (offset.startsWith('-') ? -60 : 60) *
  (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5)));

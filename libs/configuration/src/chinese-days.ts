import type { PublishedDays } from '@paystop/domain';
import { isWeekend, yearOf } from '@paystop/kernel';
import published from 'chinese-days/dist/chinese-days.json';

/**
 * The days off that the State Council publishes each year, with their make-up days, from the package chinese-days. Its
 * table is read, not its functions: those reckon by the clock of the machine and are a day off west of Greenwich. A year
 * in which the table has no holiday is a year that nobody has published yet.
 */
const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(published.holidays));
const MAKE_UP_DAYS: ReadonlySet<string> = new Set(Object.keys(published.workdays));
const YEARS: ReadonlySet<number> = new Set([...HOLIDAYS].map(yearOf));

export const CHINESE_DAYS: PublishedDays = {
  isWorkday: (date) => {
    if (!YEARS.has(yearOf(date))) return undefined;
    return MAKE_UP_DAYS.has(date) || (!isWeekend(date) && !HOLIDAYS.has(date));
  },
};

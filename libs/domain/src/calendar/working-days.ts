import { type Instant, type LocalDate, endOfLocalDate, isWeekend, localDateOf, plusDays, yearOf } from '@paystop/kernel';

/** Where the knowledge about a day comes from; `assumed` = its year is not published yet. */
export type DayBasis = 'policy' | 'published' | 'assumed';

export interface CalendarDay {
  readonly working: boolean;
  readonly basis: DayBasis;
}

/** Which days are worked in a jurisdiction. */
export interface WorkingCalendar {
  readonly timeZone: string;
  day(date: LocalDate): CalendarDay;
}

/** What a jurisdiction has published, from a library or a file. */
export interface PublishedDays {
  /** @returns undefined when nothing is known about the year of that day. */
  isWorkday(date: LocalDate): boolean | undefined;
}

export interface CalendarPolicy {
  readonly timeZone: string;
  /** The last year for which the jurisdiction has published its days off. */
  readonly publishedThrough: number;
  readonly holidays: readonly LocalDate[];
  /** Make-up days: weekends that are worked. */
  readonly workdays: readonly LocalDate[];
}

export interface WorkingDeadline {
  readonly dueAt: Instant;
  /** Some day that was counted or skipped is of a year that is not published: weekends only were counted there. */
  readonly assumed: boolean;
  /** The working days that were counted, in order. */
  readonly days: readonly LocalDate[];
}

/** A calendar gap is met this long before it begins. */
const ALERT_DAYS_BEFORE = 60;
/** Two weeks off in a row is more than any jurisdiction has; a calendar without any working day is a mistake in the policy. */
const LONGEST_SEARCH_DAYS = 400;

/** The policy's own days win over what is published; an unpublished year counts weekends only (contract-details 12). */
export function workingCalendar(policy: CalendarPolicy, published: PublishedDays): WorkingCalendar {
  const holidays = new Set(policy.holidays);
  const workdays = new Set(policy.workdays);
  return {
    timeZone: policy.timeZone,
    day: (date) => {
      if (holidays.has(date)) return { working: false, basis: 'policy' };
      if (workdays.has(date)) return { working: true, basis: 'policy' };
      const known = yearOf(date) <= policy.publishedThrough ? published.isWorkday(date) : undefined;
      return known === undefined ? { working: !isWeekend(date), basis: 'assumed' } : { working: known, basis: 'published' };
    },
  };
}

/**
 * @param from the day on which this moment lies there is not counted itself. @returns the end of the n-th working day
 * after it (domain.md 3.3: three working days; contract-details 7).
 * @throws RangeError when the calendar has no working day within a year.
 */
export function workingDeadline(from: Instant, days: number, calendar: WorkingCalendar): WorkingDeadline {
  const counted: LocalDate[] = [];
  let date = localDateOf(from, calendar.timeZone);
  let assumed = false;
  for (let searched = 0; counted.length < days; searched += 1) {
    if (searched > LONGEST_SEARCH_DAYS) throw new RangeError('the calendar has no working day within a year');
    date = plusDays(date, 1);
    const day = calendar.day(date);
    assumed ||= day.basis === 'assumed';
    if (day.working) counted.push(date);
  }
  return { dueAt: endOfLocalDate(date, calendar.timeZone), assumed, days: counted };
}

/**
 * @returns how many days are left until the first day whose year nobody has published, once that is near enough to be
 * told (less than 60 days ahead); 0 when it has come; undefined while there is time.
 */
export function daysUntilUnpublished(now: Instant, calendar: WorkingCalendar): number | undefined {
  const today = localDateOf(now, calendar.timeZone);
  for (let ahead = 0; ahead < ALERT_DAYS_BEFORE; ahead += 1) {
    if (calendar.day(plusDays(today, ahead)).basis === 'assumed') return ahead;
  }
  return undefined;
}

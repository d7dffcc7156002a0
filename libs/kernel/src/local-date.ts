import { type Instant, epochMs, instantFromMs } from './instant';

/** A day on the calendar of a place, "2026-11-23". Local dates compare as strings. */
export type LocalDate = string;

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** @returns the date when the text is a day that exists, otherwise undefined. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!LOCAL_DATE.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : text;
}

/** @param timeZone an IANA name, "Asia/Shanghai". @returns which day it is there at that moment. */
export function localDateOf(at: Instant, timeZone: string): LocalDate {
  return wallClock(epochMs(at), timeZone).slice(0, 10);
}

/** @returns the last millisecond of the day there. */
export function endOfLocalDate(date: LocalDate, timeZone: string): Instant {
  const wanted = epochMs(`${plusDays(date, 1)}T00:00:00.000Z`) - 1;
  // The offset at the end of that day, found from the wall clock there; twice, because it may change on that very day.
  let at = wanted - offsetMs(wanted, timeZone);
  at = wanted - offsetMs(at, timeZone);
  return instantFromMs(at);
}

export function plusDays(date: LocalDate, days: number): LocalDate {
  return instantFromMs(epochMs(`${date}T00:00:00.000Z`) + days * DAY_MS).slice(0, 10);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Saturday or Sunday. */
export function isWeekend(date: LocalDate): boolean {
  const day = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  return day === 0 || day === 6;
}

function offsetMs(at: number, timeZone: string): number {
  return epochMs(`${wallClock(at, timeZone)}.000Z`) - Math.floor(at / 1_000) * 1_000;
}

/** @returns "2026-11-23T14:02:11" as a clock on the wall there shows it. */
function wallClock(at: number, timeZone: string): string {
  const parts = new Map(formatFor(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

import { instantFromMs, epochMs, type Instant } from './instant';

/** An ISO 8601 duration, parsed: calendar parts and exact milliseconds apart. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const ISO8601 =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** @param text such as "PT30M", "P6M", "P7D". @returns the duration, or undefined when the text is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = ISO8601.exec(text);
  if (match === null) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number, number, number, number, number, number, number,
  ];
  return {
    months: years * 12 + months,
    milliseconds: (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + Math.round(seconds * SECOND_MS),
  };
}

/** Adds calendar months first (a day that the month lacks becomes its last day), then the exact part. */
export function plusDuration(at: Instant, duration: Duration): Instant {
  const start = new Date(epochMs(at));
  if (duration.months === 0) return instantFromMs(start.getTime() + duration.milliseconds);
  const target = new Date(start);
  target.setUTCDate(1);
  target.setUTCMonth(start.getUTCMonth() + duration.months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return instantFromMs(target.getTime() + duration.milliseconds);
}

/** @returns the duration as ISO 8601, whole days as days: the text that `parseDuration` reads back. */
export function formatDuration({ months, milliseconds }: Duration): string {
  const days = Math.floor(milliseconds / DAY_MS);
  const seconds = (milliseconds % DAY_MS) / SECOND_MS;
  const years = Math.floor(months / 12);
  const date = `${years > 0 ? `${years}Y` : ''}${months % 12 > 0 ? `${months % 12}M` : ''}${days > 0 ? `${days}D` : ''}`;
  return seconds > 0 || date === '' ? `P${date}T${seconds}S` : `P${date}`;
}

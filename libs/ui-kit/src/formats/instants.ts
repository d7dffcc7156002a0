const ZONE = 'Asia/Shanghai';

/** Always 24 hours with seconds, whatever the language: two people on the phone must read the same digits. */
const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

function partsOf(instant: string | number): Record<string, string> {
  return Object.fromEntries(PARTS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** @param instant RFC 3339 or milliseconds. @returns `2026-11-23 14:02:11` in Asia/Shanghai. */
export function formatInstant(instant: string | number): string {
  const { year, month, day, hour, minute, second } = partsOf(instant);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** @returns `14:02:11`. */
export function formatTime(instant: string | number): string {
  const { hour, minute, second } = partsOf(instant);
  return `${hour}:${minute}:${second}`;
}

/** @returns `11-23 14:02:11`, for lists in which the year is not in doubt. */
export function formatShortInstant(instant: string | number): string {
  return formatInstant(instant).slice('2026-'.length);
}

/** @returns `2026-11-23`. */
export function formatDate(instant: string | number): string {
  return formatInstant(instant).slice(0, '2026-11-23'.length);
}

const SECOND = 1_000;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

/**
 * What is left of a clock: `08:59`, `1:02:03` or, past its end, `-00:12`. Full seconds are rounded so that 00:00 shows at the end itself.
 * @param ms milliseconds left
 */
export function formatCountdown(ms: number): string {
  const seconds = ms >= 0 ? Math.ceil(ms / SECOND) : Math.ceil(-ms / SECOND);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / HOUR_SECONDS);
  const minutes = Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS);
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % MINUTE_SECONDS)}` : `${two(minutes)}:${two(seconds % MINUTE_SECONDS)}`;
  return ms < 0 && seconds > 0 ? `-${text}` : text;
}

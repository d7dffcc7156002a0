/**
 * A moment in canonical form: UTC with milliseconds ("2026-11-23T06:02:11.000Z").
 * Canonical instants compare as strings; arithmetic is in whole milliseconds.
 */
export type Instant = string;

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param text an RFC 3339 instant with an offset. @returns its canonical form, or undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  if (isCanonical(text)) return text;
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number) as [number, number, number, number, number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const offset = match[8] ?? 'Z';
  if (!offsetIsReal(offset)) return undefined;
  const leapless = second === 60 ? text.replace(/:60/, ':59') : text;
  const at = Date.parse(leapless.toUpperCase());
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

const CANONICAL = 'YYYY-MM-DDThh:mm:ss.iiiZ';
const ZERO = 48;

/** Most instants are our own and need no translation: told by their characters alone. A leap second is left to the long way. */
function isCanonical(text: string): boolean {
  if (text.length !== CANONICAL.length || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return false;
  const [month, day] = [digits(text, 5, 2), digits(text, 8, 2)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(digits(text, 0, 4), month))) return false;
  return digits(text, 11, 2) <= 23 && digits(text, 14, 2) <= 59 && digits(text, 17, 2) <= 59 && digits(text, 20, 3) <= 999;
}

/** @returns the number at a place of the text, not a number where anything else than a digit stands. */
function digits(text: string, from: number, length: number): number {
  let number = 0;
  for (let at = from; at < from + length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

function offsetIsReal(offset: string): boolean {
  if (offset.toUpperCase() === 'Z') return true;
  return Number(offset.slice(1, 3)) <= 23 && Number(offset.slice(4, 6)) <= 59;
}

export function instantFromMs(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function epochMs(at: Instant): number {
  return Date.parse(at);
}

export function plusMs(at: Instant, milliseconds: number): Instant {
  return instantFromMs(epochMs(at) + milliseconds);
}

/** @returns later − earlier in milliseconds; negative when the order is the other way round. */
export function msBetween(earlier: Instant, later: Instant): number {
  return epochMs(later) - epochMs(earlier);
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return a <= b ? a : b;
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a >= b ? a : b;
}

/** @returns `at` moved into [from, to]; `to` wins when the interval is empty. */
export function clampInstant(at: Instant, from: Instant, to: Instant): Instant {
  return earlierOf(laterOf(at, from), to);
}

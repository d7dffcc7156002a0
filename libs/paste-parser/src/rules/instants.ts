import { clauseBefore } from '../clause';
import { guess, matches, settle } from '../guesses';
import type { Confidence, Guess, GuessedInstant } from '../reading';

/** Beijing has no summer time. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** A phone's clock may be a little behind the bank's. */
const AHEAD_MS = 3_600_000;

interface Parts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

const CLOCK = String.raw`(?<hour>\d{1,2})(?::|时|点)(?<minute>\d{1,2})(?:(?::|分)(?<second>\d{2})秒?)?分?`;
const GAP = String.raw`[ ]*(?:T|\(?(?:星期|周)[一二三四五六日天]\)?)?[ ]*\n?[ ]*`;
/** The fullest first: a later pattern never reads inside what an earlier one has read. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\d)(?<year>20\d{2}|\d{2}(?=年))[年/.-](?<month>\d{1,2})[月/.-](?<day>\d{1,2})日?${GAP}${CLOCK}(?!\d)`),
  new RegExp(String.raw`(?<!\d)(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})[ ]+${CLOCK}(?!\d)`),
  new RegExp(String.raw`(?<!\d)(?<month>\d{1,2})(?:月|/|-)(?<day>\d{1,2})日?${GAP}${CLOCK}(?!\d)`),
  new RegExp(String.raw`(?<!\d)(?<day>\d{1,2})日${GAP}${CLOCK}(?!\d)`),
  new RegExp(String.raw`(?<!\d)(?<year>20\d{2})[年/.-](?<month>\d{1,2})[月/.-](?<day>\d{1,2})日?(?!\d)`),
  new RegExp(String.raw`(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})日(?!\d)`),
  new RegExp(String.raw`(?<![\d:])${CLOCK}(?![\d:])`),
];

const WHEN_SENT = /(转账|支付|交易|付款|汇款|创建|转出|扣款|下单|提交|发起)(时间|日期)[ :]*$/;
const WHEN_ARRIVED = /(收款|到账|退款|完成|打印|申请|查询|截至|还款|最后|到期|有效期)[^\d]{0,8}$/;

/** The moments that may be the transfer's, oldest information first filled from `now`. @param now RFC 3339. @param text normalised. */
export function readInstants(text: string, now: string): readonly Guess<GuessedInstant>[] {
  const taken: { start: number; end: number }[] = [];
  const found: Guess<GuessedInstant>[] = [];
  for (const pattern of PATTERNS) {
    for (const match of matches(text, pattern)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      if (taken.some((each) => span.start < each.end && span.end > each.start)) continue;
      const parts = partsOf(match);
      if (!inRange(parts)) continue;
      taken.push(span);
      const value = complete(parts, Date.parse(now));
      if (value !== undefined) found.push(guess(value, span, { confidence: confidenceOf(parts, clauseBefore(text, span.start)), rule: 'instant' }));
    }
  }
  return settle(dropLess(found), ({ at }) => at);
}

function partsOf(match: RegExpExecArray): Parts {
  const numbers = Object.entries(match.groups ?? {}).flatMap(([name, digits]) => (digits === undefined ? [] : [[name, Number(digits)] as const]));
  const parts: Parts = Object.fromEntries(numbers);
  return parts.year !== undefined && parts.year < 100 ? { ...parts, year: 2000 + parts.year } : parts;
}

function confidenceOf(parts: Parts, before: string): Confidence {
  if (WHEN_ARRIVED.test(before)) return 'possible';
  if (parts.day === undefined || parts.hour === undefined) return 'possible';
  if (WHEN_SENT.test(before) && parts.year !== undefined) return 'sure';
  return 'likely';
}

/** A day or a bare clock says nothing beside a full moment (the status bar above a screenshot). */
function dropLess(found: readonly Guess<GuessedInstant>[]): readonly Guess<GuessedInstant>[] {
  const better = found.filter(({ confidence }) => confidence !== 'possible');
  const rest = better.length === 0 ? found : better;
  const precise = rest.filter(({ value }) => value.precision !== 'day');
  return precise.length === 0 ? rest : precise;
}

/** What is missing is taken from the latest moment that is not ahead of now. */
function complete(parts: Parts, nowMs: number): GuessedInstant | undefined {
  const today = new Date(nowMs + OFFSET_MS);
  const year = parts.year ?? today.getUTCFullYear();
  const month = parts.month ?? today.getUTCMonth() + 1;
  const day = parts.day ?? today.getUTCDate();
  let at = instant({ ...parts, year, month, day });
  if (at === undefined) return undefined;
  if (at - nowMs > AHEAD_MS) {
    if (parts.year !== undefined) return undefined;
    at = parts.month !== undefined ? instant({ ...parts, year: year - 1, month, day }) : parts.day !== undefined ? instant({ ...parts, year, month: month - 1, day }) : at - DAY_MS;
  }
  if (at === undefined) return undefined;
  const precision = parts.hour === undefined ? 'day' : parts.second === undefined ? 'minute' : 'second';
  return { at: beijing(at), precision };
}

function inRange({ month = 1, day = 1, hour = 0, minute = 0, second = 0 }: Parts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59;
}

/** @returns the moment in milliseconds, or undefined where the month has no such day. */
function instant({ year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 }: Parts): number | undefined {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(asUtc).getUTCDate() === day ? asUtc - OFFSET_MS : undefined;
}

function beijing(ms: number): string {
  return `${new Date(ms + OFFSET_MS).toISOString().slice(0, 19)}${OFFSET}`;
}

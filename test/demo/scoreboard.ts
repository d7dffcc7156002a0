/** The scoreboard of a morning: Shenzhen's table, once as PayStop counts it and once as the banks' books show it. Pure. */
export interface Rate {
  readonly count: number;
  readonly base: number;
}

export interface Returned {
  readonly minor: bigint;
  readonly victims: number;
}

/** What both sides count. Amounts are minor units. */
export interface Counts {
  readonly requests: number;
  readonly reportedLossMinor: bigint;
  readonly within30m: Rate;
  readonly within60m: Rate;
  readonly interceptedMinor: bigint;
  readonly returned: Returned;
  readonly warnings: Rate;
}

export interface Scoreboard {
  readonly simulated: true;
  readonly seed: string;
  readonly at: string;
  /** How the day's time passed; null: as it does. */
  readonly pace: string | null;
  readonly rows: readonly ScoreboardRow[];
  readonly differences: readonly string[];
  readonly ledgersBalanced: boolean;
  /** Stops without a final answer at the end of the day. */
  readonly unanswered: readonly UnansweredStop[];
}

export interface UnansweredStop {
  readonly requestId: string;
  readonly instructionId: string;
  readonly institutionCode: string | null;
  readonly state: string;
}

export interface ScoreboardRow {
  readonly name: string;
  readonly value: string;
  readonly rate: number | null;
  /** What the rate is a share of. */
  readonly base: string;
  /** Shenzhen, 2021, as reported by its police. */
  readonly shenzhen: string | null;
}

/** How the morning's time is shown: the names of the two targets, and its minutes from report to stop where they are known. */
export interface MorningTimes {
  readonly first: string;
  readonly second: string;
  readonly minutesToStop: { readonly p50: number; readonly p95: number } | undefined;
}

export function scoreboardRows(counts: Counts, { first, second, minutesToStop }: MorningTimes): ScoreboardRow[] {
  const { within30m, within60m, interceptedMinor, reportedLossMinor, returned, warnings } = counts;
  const requests = `${String(within30m.base)} requests`;
  return [
    { name: `stopped within ${first} of the report`, value: String(within30m.count), rate: rate(within30m), base: requests, shenzhen: '7 % → 96 %' },
    { name: `stopped within ${second} of the report`, value: String(within60m.count), rate: rate(within60m), base: `${String(within60m.base)} requests`, shenzhen: '42 % → 100 %' },
    ...(minutesToStop === undefined ? [] : [timeRow(minutesToStop)]),
    { name: 'intercepted', value: yuanText(interceptedMinor), rate: moneyRate(interceptedMinor, reportedLossMinor), base: `${yuanText(reportedLossMinor)} reported loss`, shenzhen: '81 %, 1.3 bn yuan' },
    { name: 'warnings fed back', value: String(warnings.count), rate: rate(warnings), base: `${String(warnings.base)} warnings issued`, shenzhen: '99 %, 27,000 a day' },
    { name: 'returned to victims', value: `${yuanText(returned.minor)} to ${String(returned.victims)}`, rate: moneyRate(returned.minor, reportedLossMinor), base: `${yuanText(reportedLossMinor)} reported loss`, shenzhen: '101 m yuan to 166 companies and 930 people' },
  ];
}

/** One stretch of the stops' way, as PayStop tells it. */
export interface ToldStretch {
  readonly name: string;
  readonly stops: number;
  readonly p50Seconds: number | null;
  readonly leftMinor: bigint;
  readonly baseMinor: bigint;
}

/** @param minutesOfDay what seconds on the clock are in the morning that is played. */
export function stretchRows(stretches: readonly ToldStretch[], minutesOfDay: (seconds: number) => number): ScoreboardRow[] {
  return stretches.filter(({ stops }) => stops > 0).map(({ name, stops, p50Seconds, leftMinor, baseMinor }) => ({
    name: `money that left: ${name.replaceAll('_', ' ')}`, value: `${yuanText(leftMinor)}${p50Seconds === null ? '' : ` in ${minutesOfDay(p50Seconds).toFixed(1)} min (p50)`}`,
    rate: moneyRate(leftMinor, baseMinor), base: `${yuanText(baseMinor)} that stops were for, ${String(stops)} stops`, shenzhen: null,
  }));
}

function timeRow({ p50, p95 }: { readonly p50: number; readonly p95: number }): ScoreboardRow {
  return { name: 'from the report to the stop', value: `${p50.toFixed(1)} min (p50), ${p95.toFixed(1)} min (p95)`, rate: null, base: 'first-hop stops that took effect', shenzhen: null };
}

/** One sentence for every number on which PayStop and the banks' ledgers do not agree. */
export function differencesBetween(told: Counts, counted: { readonly least: Counts; readonly most: Counts }): string[] {
  const { least, most } = counted;
  const problems: string[] = [];
  const compare = (what: string, value: bigint | number, from: bigint | number, to: bigint | number): void => {
    if (value < from || value > to) problems.push(`${what}: PayStop says ${String(value)}, the ledgers ${from === to ? String(from) : `${String(from)} to ${String(to)}`}`);
  };
  compare('requests', told.requests, least.requests, most.requests);
  compare('reported loss (fen)', told.reportedLossMinor, least.reportedLossMinor, most.reportedLossMinor);
  compare('intercepted (fen)', told.interceptedMinor, least.interceptedMinor, most.interceptedMinor);
  compare('returned (fen)', told.returned.minor, least.returned.minor, most.returned.minor);
  compare('victims who got money back', told.returned.victims, least.returned.victims, most.returned.victims);
  for (const name of ['within30m', 'within60m', 'warnings'] as const) {
    compare(`${name}, count`, told[name].count, least[name].count, most[name].count);
    compare(`${name}, base`, told[name].base, least[name].base, most[name].base);
  }
  return problems;
}

export function scoreboardText(scoreboard: Scoreboard): string[] {
  const width = Math.max(...scoreboard.rows.map((row) => row.name.length));
  const lines = scoreboard.rows.map(({ name, value, rate: share, base, shenzhen }) => {
    const shown = `${value}${share === null ? '' : ` (${(share * 100).toFixed(1)} %)`}`;
    return `  ${name.padEnd(width)}  ${shown.padEnd(30)} of ${base.padEnd(34)}${shenzhen === null ? '' : ` Shenzhen 2021: ${shenzhen}`}`;
  });
  const check = scoreboard.differences.length === 0
    ? [`  checked: the same counted from the banks' ledgers${scoreboard.ledgersBalanced ? ', which balance' : ''}`]
    : ['  DIFFERS from what the banks\' ledgers show:', ...scoreboard.differences.map((each) => `    ${each}`)];
  const open = scoreboard.unanswered.length === 0 ? [] : [`  without a final answer: ${unansweredText(scoreboard.unanswered)}`];
  return [`SIMULATED scoreboard, seed ${scoreboard.seed}${scoreboard.pace === null ? '' : `: ${scoreboard.pace}`}`, ...lines, ...open, ...check];
}

function unansweredText(stops: readonly UnansweredStop[]): string {
  const counts = new Map<string, number>();
  for (const { institutionCode, state } of stops) {
    const key = `${institutionCode ?? 'no bank known'} (${state})`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${String(count)} at ${key}`).join(', ');
}

export function yuanText(minor: bigint): string {
  const yuan = (minor / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `¥${yuan}.${(minor % 100n).toString().padStart(2, '0')}`;
}

function rate({ count, base }: Rate): number | null {
  return base === 0 ? null : Math.round((count / base) * 10_000) / 10_000;
}

function moneyRate(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((part * 10_000n) / whole) / 10_000;
}

import { money, type Money } from '@paystop/kernel';

/** What the database counted, digits as text. */
export interface Figures {
  readonly sums?: {
    readonly requests: string;
    readonly loss: string;
    readonly base: string;
    readonly within_30m: string;
    readonly within_60m: string;
    readonly intercepted: string;
  };
  readonly percentiles?: readonly number[] | null;
  readonly returned?: { readonly amount: string; readonly victims: string };
  readonly warnings?: { readonly issued: string; readonly fedBack: string };
}

/** A rate stands beside what it is a rate of; null where there is nothing to compare with (contract.md 2). */
export interface Counted {
  readonly count: number;
  readonly base: number;
  readonly rate: number | null;
}

export interface PresentedFigures {
  readonly requests: number;
  readonly reportedLoss: Money;
  readonly stopsWithin30m: Counted;
  readonly stopsWithin60m: Counted;
  readonly intercepted: { readonly amount: Money; readonly base: Money; readonly rate: number | null };
  readonly returned: { readonly amount: Money; readonly victims: number; readonly base: Money; readonly rate: number | null };
  readonly warnings: { readonly issued: number; readonly fedBack: number; readonly rate: number | null };
  readonly timeToStopSeconds: { readonly p50: number | null; readonly p95: number | null; readonly p99: number | null };
}

const RATE_STEPS = 10_000n;
const NOTHING = { requests: '0', loss: '0', base: '0', within_30m: '0', within_60m: '0', intercepted: '0' } as const;

export function presentFigures({ sums = NOTHING, percentiles, warnings = { issued: '0', fedBack: '0' }, returned = { amount: '0', victims: '0' } }: Figures): PresentedFigures {
  const loss = money(BigInt(sums.loss));
  const [p50 = null, p95 = null, p99 = null] = (percentiles ?? []).map((seconds) => Math.round(seconds * 1_000) / 1_000);
  return {
    requests: Number(sums.requests),
    reportedLoss: loss,
    stopsWithin30m: counted(sums.within_30m, sums.base),
    stopsWithin60m: counted(sums.within_60m, sums.base),
    intercepted: { amount: money(BigInt(sums.intercepted)), base: loss, rate: rate(BigInt(sums.intercepted), BigInt(sums.loss)) },
    returned: { amount: money(BigInt(returned.amount)), victims: Number(returned.victims), base: loss, rate: rate(BigInt(returned.amount), BigInt(sums.loss)) },
    warnings: { issued: Number(warnings.issued), fedBack: Number(warnings.fedBack), rate: rate(BigInt(warnings.fedBack), BigInt(warnings.issued)) },
    timeToStopSeconds: { p50, p95, p99 },
  };
}

function counted(count: string, base: string): Counted {
  return { count: Number(count), base: Number(base), rate: rate(BigInt(count), BigInt(base)) };
}

/** count ÷ base to four places, half up, exact before the rounding; null for an empty base. */
export function rate(count: bigint, base: bigint): number | null {
  return base === 0n ? null : Number((2n * count * RATE_STEPS + base) / (2n * base)) / Number(RATE_STEPS);
}

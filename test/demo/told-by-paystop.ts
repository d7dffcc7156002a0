import type { Person } from './badges';
import type { PayStopClient } from './paystop-client';
import type { Counts } from './scoreboard';

interface CountedShare {
  readonly count: number;
  readonly base: number;
}

interface Statistics {
  readonly total: {
    readonly requests: number;
    readonly reportedLoss: { readonly amountMinor: string };
    readonly stopsWithin30m: CountedShare;
    readonly stopsWithin60m: CountedShare;
    readonly intercepted: { readonly amount: { readonly amountMinor: string } };
    readonly warnings: { readonly issued: number; readonly fedBack: number };
    readonly timeToStopSeconds: { readonly p50: number | null; readonly p95: number | null; readonly p99: number | null };
  };
}

export interface ToldByPayStop {
  readonly counts: Counts;
  readonly timeToStopSeconds: Statistics['total']['timeToStopSeconds'];
}

/** The scoreboard as PayStop itself counts it: `GET /statistics` over the morning. */
export async function countsToldByPayStop(paystop: PayStopClient, analyst: Person, span: { readonly from: string; readonly to: string }): Promise<ToldByPayStop | undefined> {
  const query = new URLSearchParams(span).toString();
  const answer = await paystop.call(analyst, `/statistics?${query}`);
  if (answer.status !== 200) return undefined;
  const { total } = answer.body as Statistics;
  return {
    timeToStopSeconds: total.timeToStopSeconds,
    counts: {
      requests: total.requests,
      reportedLossMinor: BigInt(total.reportedLoss.amountMinor),
      within30m: { count: total.stopsWithin30m.count, base: total.stopsWithin30m.base },
      within60m: { count: total.stopsWithin60m.count, base: total.stopsWithin60m.base },
      interceptedMinor: BigInt(total.intercepted.amount.amountMinor),
      warnings: { count: total.warnings.fedBack, base: total.warnings.issued },
    },
  };
}

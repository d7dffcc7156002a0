import type { Person } from './badges';
import type { PayStopClient } from './paystop-client';
import type { Counts, ToldStretch } from './scoreboard';

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
    readonly returned: { readonly amount: { readonly amountMinor: string }; readonly victims: number };
    readonly warnings: { readonly issued: number; readonly fedBack: number };
    readonly timeToStopSeconds: { readonly p50: number | null; readonly p95: number | null; readonly p99: number | null };
  };
}

interface Stretches {
  readonly total: {
    readonly stretches: readonly {
      readonly name: string; readonly base: number; readonly seconds: { readonly p50: number | null };
      readonly left: { readonly amount: { readonly amountMinor: string }; readonly base: { readonly amountMinor: string } };
    }[];
  };
}

export interface ToldByPayStop {
  readonly stretches: readonly ToldStretch[];
  readonly counts: Counts;
  readonly timeToStopSeconds: Statistics['total']['timeToStopSeconds'];
}

/** The scoreboard as PayStop itself counts it: `GET /statistics` over the morning. */
export async function countsToldByPayStop(paystop: PayStopClient, analyst: Person, span: { readonly from: string; readonly to: string }): Promise<ToldByPayStop | undefined> {
  const query = new URLSearchParams(span).toString();
  const answer = await paystop.call(analyst, `/statistics?${query}`);
  if (answer.status !== 200) return undefined;
  const { total } = answer.body as Statistics;
  const stretches = await paystop.call(analyst, `/statistics/stretches?${query}`);
  return {
    stretches: stretches.status === 200 ? (stretches.body as Stretches).total.stretches.map(toldStretch) : [],
    timeToStopSeconds: total.timeToStopSeconds,
    counts: {
      requests: total.requests,
      reportedLossMinor: BigInt(total.reportedLoss.amountMinor),
      within30m: { count: total.stopsWithin30m.count, base: total.stopsWithin30m.base },
      within60m: { count: total.stopsWithin60m.count, base: total.stopsWithin60m.base },
      interceptedMinor: BigInt(total.intercepted.amount.amountMinor),
      returned: { minor: BigInt(total.returned.amount.amountMinor), victims: total.returned.victims },
      warnings: { count: total.warnings.fedBack, base: total.warnings.issued },
    },
  };
}

function toldStretch({ name, base, seconds, left }: Stretches['total']['stretches'][number]): ToldStretch {
  return { name, stops: base, p50Seconds: seconds.p50, leftMinor: BigInt(left.amount.amountMinor), baseMinor: BigInt(left.base.amountMinor) };
}

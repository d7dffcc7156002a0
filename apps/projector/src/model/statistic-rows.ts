import { courses } from './stop-courses';
import { msBetween, plusMs, type Instant } from '@paystop/kernel';
import type { InstructionFacts, InstructionRow, RequestFacts, StatisticRow, TransferFacts } from './rows';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** Used where the policy has no clock of that name. */
const LIMIT_MINUTES = { '30m': 30, '60m': 60 } as const;

export interface StatisticContext {
  readonly instructions: ReadonlyMap<string, InstructionRow>;
  /** Stops that this request led to beyond the first accounts. */
  readonly onward: readonly InstructionFacts[];
  /** Transfers that an earlier request reported already: their loss is counted there. */
  readonly repeated: ReadonlySet<TransferFacts>;
}

/**
 * What one request adds to the statistics. Deadlines are those of the request's own clocks; what counts is when the
 * bank acted, not when we heard of it (contract-details 5). Money that two requests share counts at the first one.
 */
export function statisticRows(request: RequestFacts, context: StatisticContext): readonly StatisticRow[] {
  const { onward } = context;
  const stops = request.transfers.map((transfer) => placed(transfer, context));
  const codes = [...new Set([...stops, ...onward].map((stop) => stop.institutionCode))].sort(nullsLast);
  const whole = share(request, stops, onward);
  const [only] = codes;
  if (codes.length <= 1) return [{ ...whole, part: 0, isWhole: true, isPart: true, institutionCode: only ?? null }];
  const parts = codes.map((code, index): StatisticRow => ({
    ...share(request, stops.filter((stop) => stop.institutionCode === code), onward.filter((stop) => stop.institutionCode === code)),
    part: index + 1, isWhole: false, isPart: true, institutionCode: code,
  }));
  return [{ ...whole, part: 0, isWhole: true, isPart: false, institutionCode: null }, ...parts];
}

interface PlacedTransfer {
  readonly lossMinor: string;
  readonly stop: InstructionFacts | undefined;
  readonly institutionCode: string | null;
}

type Share = Omit<StatisticRow, 'part' | 'isWhole' | 'isPart' | 'institutionCode'>;

function placed(transfer: TransferFacts, { instructions, repeated }: StatisticContext): PlacedTransfer {
  const stop = instructions.get(transfer.instructionId)?.facts;
  return { lossMinor: repeated.has(transfer) ? '0' : transfer.amountMinor, stop, institutionCode: stop?.institutionCode ?? transfer.institutionCode };
}

function share(request: RequestFacts, placedTransfers: readonly PlacedTransfer[], onward: readonly InstructionFacts[]): Share {
  const counted = placedTransfers.filter(({ stop }) => stop?.state !== 'cancelled');
  const stops = [...new Set(counted.flatMap(({ stop }) => stop ?? []))];
  const own = stops.filter((stop) => stop.requestId === request.requestId);
  const known = counted.length > 0 && counted.every(({ stop }) => stop !== undefined);
  const within = (name: keyof typeof LIMIT_MINUTES): boolean => known && stops.every((stop) => stop.stoppedAt !== null && stop.stoppedAt <= deadline(request, name));
  return {
    requestId: request.requestId,
    unit: request.unit,
    fraudType: request.fraudType,
    reportedAt: request.reportedAt,
    lossMinor: sum(placedTransfers.map((each) => each.lossMinor)),
    interceptedMinor: sum([...own, ...onward].map((stop) => stop.heldMinor)),
    isBased: counted.length > 0,
    within30m: within('30m'),
    within60m: within('60m'),
    ...courses(request, [...own, ...onward]),
    stopSeconds: own.flatMap((stop) => (stop.stoppedAt === null ? [] : secondsToStop(request.reportedAt, stop.stoppedAt))),
  };
}

function deadline(request: RequestFacts, name: keyof typeof LIMIT_MINUTES): Instant {
  return request.clocks.find((clock) => clock.name === name)?.dueAt ?? plusMs(request.reportedAt, LIMIT_MINUTES[name] * MINUTE_MS);
}

/** Seconds from the report to the stop; an account that was held already when the report came counts as 0. */
export function secondsToStop(reportedAt: Instant, stoppedAt: Instant): number {
  return Math.max(0, msBetween(reportedAt, stoppedAt)) / SECOND_MS;
}

function sum(digits: readonly string[]): string {
  return digits.reduce((total, each) => total + BigInt(each), 0n).toString();
}

function nullsLast(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** @returns true when both lists would read the same in the database. */
export function sameStatistics(a: readonly StatisticRow[], b: readonly StatisticRow[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}


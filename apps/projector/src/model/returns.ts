import type { ReturnRecord } from '@paystop/domain';
import type { Instant } from '@paystop/kernel';
import { type Totals, type UnitLabel, totalKey } from './totals';

/** Money that came back with one claim of a return. */
export interface PaymentFacts {
  readonly claim: number;
  readonly caseId: string;
  readonly unit: string;
  readonly fraudType: string;
  readonly victimKind: string;
  readonly reportedAt: Instant;
  readonly amountMinor: string;
  /** Counts the victim: nothing had come back before. */
  readonly isFirst: boolean;
  /** False once the bank took it back: `_total` keeps counting it, statistics do not. */
  readonly stands: boolean;
}

export interface ReturnFacts {
  readonly returnId: string;
  readonly caseId: string;
  readonly institutionCode: string;
  readonly state: ReturnRecord['state'];
  /** Every payment that was ever booked. */
  readonly payments: readonly PaymentFacts[];
  readonly version: number;
}

export interface ReturnsProjection {
  readonly returns: readonly ReturnFacts[];
  readonly totals: Totals;
}

/** The rule for returns: the same records in any order, any number of times, lead to the same rows and totals. */
export function projectReturns(known: ReadonlyMap<string, ReturnFacts>, records: readonly ReturnRecord[], unitLabel: UnitLabel): ReturnsProjection {
  const after = new Map(known);
  for (const record of records) after.set(record.returnId, mergeReturn(after.get(record.returnId), record));
  const totals: Totals = new Map();
  for (const [returnId, facts] of after) {
    add(totals, facts, { sign: 1n, unitLabel });
    const before = known.get(returnId);
    if (before !== undefined) add(totals, before, { sign: -1n, unitLabel });
  }
  return { returns: [...after.values()].filter((facts) => known.get(facts.returnId) !== facts), totals: new Map([...totals].filter(([, value]) => value !== 0n)) };
}

function mergeReturn(known: ReturnFacts | undefined, record: ReturnRecord): ReturnFacts {
  const newest = known === undefined || record.version > known.version;
  const paid = new Map((known?.payments ?? []).map((payment) => [payment.claim, newest ? { ...payment, stands: false } : payment]));
  for (const payment of paymentsOf(record)) {
    const before = paid.get(payment.claim);
    // Of a payment that was taken back, what stood first stays; whether it stands is the newest record's word.
    paid.set(payment.claim, { ...payment, isFirst: payment.isFirst || before?.isFirst === true, stands: newest || before?.stands === true });
  }
  const payments = [...paid.values()].sort((a, b) => a.claim - b.claim);
  const { returnId, caseId, institutionCode, state, version } = record;
  return newest ? { returnId, caseId, institutionCode, state, payments, version } : { ...known, payments };
}

function paymentsOf({ claims, allocations }: ReturnRecord): PaymentFacts[] {
  return allocations.flatMap(({ state, amount, firstForVictim }, claim) => {
    const of = claims[claim];
    if (state !== 'paid' || of === undefined) return [];
    const { caseId, unit, fraudType, victimKind, reportedAt } = of;
    return [{ claim, caseId, unit, fraudType, victimKind, reportedAt, amountMinor: amount.amountMinor, isFirst: firstForVictim, stands: true }];
  });
}

function add(totals: Totals, { payments }: ReturnFacts, { sign, unitLabel }: { readonly sign: bigint; readonly unitLabel: UnitLabel }): void {
  const change = (key: string, value: bigint): void => void totals.set(key, (totals.get(key) ?? 0n) + sign * value);
  for (const { unit, victimKind, amountMinor, isFirst } of payments) {
    change(totalKey('returned_fen', unitLabel(unit), victimKind), BigInt(amountMinor));
    if (isFirst) change(totalKey('returned_victims', victimKind), 1n);
  }
}

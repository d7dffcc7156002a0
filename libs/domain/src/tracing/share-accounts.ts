import { type Instant, msBetween } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { PAYSTOP } from '../case/case-event';
import type { InstructionRecord } from '../case/records';
import type { OtherDepositRecord, OtherMoney, PaymentRecord } from '../case/trail-records';
import { caseGraph } from './case-graph';
import { isSameTransfer } from './merge-evidence';
import { heldWithPaid, paymentsOrdered } from './own-payments';
import type { TracedHop } from './trace-money';

/**
 * Tells the cases whose money went to one account of each other's, so that each follows its own alone, and what is held
 * there is split between them and counted once (contract-details 7). Looks at the account that was just answered for,
 * and at those that the case is known to share: who else stopped these is loaded with it. @returns the cases that
 * learned something.
 */
export function shareAccounts(draft: CaseDraft, { caseId, accountRef, action }: InstructionRecord): string[] {
  const answered = action === 'stop' && accountRef !== null ? [accountRef] : [];
  const known = [...(draft.book.get(caseId)?.instructions.values() ?? [])].flatMap((stop) => (stop.others === undefined || stop.accountRef === null ? [] : [stop.accountRef]));
  const learned = new Set<string>();
  draft.actAs(PAYSTOP);
  for (const ref of new Set([...answered, ...known])) for (const each of shareAccount(draft, ref)) learned.add(each);
  return [...learned];
}

/** One case's side of an account: what came in and went out by its graph. */
interface Side {
  /** Its latest stop there. */
  readonly stop: InstructionRecord;
  readonly heldMinor: bigint;
  readonly arrivals: readonly TracedHop[];
  readonly departures: readonly TracedHop[];
}

function shareAccount(draft: CaseDraft, accountRef: string): string[] {
  const caseIds = [...draft.book.keys()].sort().filter((caseId) => stopsOn(draft, caseId, accountRef).length > 0);
  if (caseIds.length < 2) return [];
  const payments = caseIds.flatMap((caseId) => paymentsBy(draft, caseId, accountRef));
  // What was paid back has to be known before anybody's graph says what left the account.
  const told = tellPayments(draft, { caseIds, accountRef, payments });
  const sides = caseIds.flatMap((caseId) => sideOf(draft, { caseId, accountRef, payments }) ?? []);
  const deposits = joined(sides, ({ arrivals }) => arrivals);
  const withdrawals = joined(sides, ({ departures }) => departures);
  const heldMinor = sides.reduce((most, side) => (side.heldMinor > most ? side.heldMinor : most), 0n).toString();
  return sides.flatMap(({ stop }) => {
    const others: OtherMoney = {
      heldMinor, deposits: deposits.flatMap((each) => depositFor(stop.caseId, each) ?? []),
      withdrawals: withdrawals.filter(({ by }) => !by.has(stop.caseId)).map(({ at, minor }) => ({ at, amountMinor: minor.toString() })), ...paymentsOf(stop),
    };
    if (JSON.stringify(others) === JSON.stringify(stop.others)) return told.has(stop.caseId) ? [stop.caseId] : [];
    draft.emit('MoneyTraced', { kind: 'instruction', record: { ...stop, others } }, { sharedBy: sides.length });
    return [stop.caseId];
  });
}

function stopsOn(draft: CaseDraft, caseId: string, accountRef: string): InstructionRecord[] {
  return [...draft.case(caseId).instructions.values()].filter((each) => each.action === 'stop' && each.accountRef === accountRef).sort((a, b) => a.sequence - b.sequence);
}

interface CasePayment extends PaymentRecord {
  readonly caseId: string;
}

/** What a case's orders paid back out of the account. */
function paymentsBy(draft: CaseDraft, caseId: string, accountRef: string): CasePayment[] {
  const orders = [...draft.case(caseId).instructions.values()].filter((order) => order.accountRef === accountRef);
  return paymentsOrdered(orders).map(({ instructionId, amountMinor, requestedAt, recordedAt }) => ({ caseId, instructionId, amountMinor, requestedAt, recordedAt }));
}

interface PaidAccount {
  readonly caseIds: readonly string[];
  readonly accountRef: string;
  readonly payments: readonly CasePayment[];
}

/** @returns the cases that did not know of a payment. */
function tellPayments(draft: CaseDraft, { caseIds, accountRef, payments }: PaidAccount): ReadonlySet<string> {
  const told = new Set<string>();
  for (const caseId of caseIds) {
    const stop = stopsOn(draft, caseId, accountRef).at(-1);
    const ofOthers = payments.filter((payment) => payment.caseId !== caseId).map(({ caseId: _, ...payment }): PaymentRecord => payment);
    if (stop === undefined || JSON.stringify(ofOthers) === JSON.stringify(stop.others?.payments ?? [])) continue;
    const others: OtherMoney = { ...(stop.others ?? { heldMinor: '0', deposits: [], withdrawals: [] }), payments: ofOthers };
    draft.emit('MoneyTraced', { kind: 'instruction', record: { ...stop, others } }, { paidBack: ofOthers.length });
    told.add(caseId);
  }
  return told;
}

function paymentsOf({ others }: InstructionRecord): Pick<OtherMoney, 'payments'> {
  const { payments = [] } = others ?? {};
  return payments.length === 0 ? {} : { payments };
}

function sideOf(draft: CaseDraft, { caseId, accountRef, payments }: { readonly caseId: string; readonly accountRef: string; readonly payments: readonly PaymentRecord[] }): Side | undefined {
  const stops = stopsOn(draft, caseId, accountRef);
  const stop = stops.at(-1);
  if (stop === undefined) return undefined;
  const { edges, keyOf } = caseGraph(draft.case(caseId), draft.context.policy);
  const key = keyOf(stop.target);
  const held = stops.filter((each) => each.state === 'held' || each.state === 'partially_held').map((each) => heldWithPaid(each, payments));
  return {
    stop, heldMinor: held.reduce((most, each) => (each > most ? each : most), 0n),
    arrivals: edges.filter(({ hop }) => hop.toKey === key), departures: edges.filter(({ hop }) => hop.fromKey === key && !hop.isLoss),
  };
}

/** One movement, and what each case that knows of it says. */
interface Joined {
  readonly at: Instant;
  readonly minor: bigint;
  readonly by: Map<string, TracedHop>;
}

/** What two cases saw of the same account is one transfer, by the rule for two witnesses; what one case saw twice is two. */
function joined(sides: readonly Side[], hopsOf: (side: Side) => readonly TracedHop[]): Joined[] {
  const all: Joined[] = [];
  for (const side of sides) {
    const { caseId } = side.stop;
    for (const edge of hopsOf(side)) {
      const { hop } = edge;
      const same = all
        .filter(({ by }) => !by.has(caseId) && [...by.values()].some((other) => isSameTransfer(other.hop, hop)))
        .sort((a, b) => Math.abs(msBetween(a.at, hop.transferredAt)) - Math.abs(msBetween(b.at, hop.transferredAt)))[0];
      if (same === undefined) all.push({ at: hop.transferredAt, minor: hop.amountMinor, by: new Map([[caseId, edge]]) });
      else same.by.set(caseId, edge);
    }
  }
  return all.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** @returns undefined where nobody else has anything to say of it. */
function depositFor(caseId: string, { at, minor, by }: Joined): OtherDepositRecord | undefined {
  const own = by.get(caseId);
  const parts = [...by].flatMap(([other, { taintedMinor }]) => (other === caseId || taintedMinor === 0n ? [] : [{ caseId: other, amountMinor: taintedMinor.toString() }]));
  if (own !== undefined && parts.length === 0) return undefined;
  return { hop: own?.hop.key ?? null, at, amountMinor: minor.toString(), parts };
}

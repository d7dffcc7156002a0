import { type Instant, msBetween } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { PAYSTOP } from '../case/case-event';
import type { HoldRecord, InstructionRecord } from '../case/records';
import type { OtherDepositRecord, OtherMoney } from '../case/trail-records';
import { caseGraph } from './case-graph';
import { isSameTransfer } from './merge-evidence';
import type { TracedHop } from './trace-money';

/**
 * Tells the cases whose money lies in one held account of each other's, so that what is held there is split between
 * them and counted once (contract-details 7). Looks at the account that was just answered for, and at those that the
 * case is known to share: who else holds these is loaded with it. @returns the cases that learned something.
 */
export function shareAccounts(draft: CaseDraft, { caseId, accountRef, action }: InstructionRecord): string[] {
  const learned = new Set<string>();
  draft.actAs(PAYSTOP);
  for (const hold of sharedHolds(draft, caseId, action === 'stop' ? accountRef : null)) {
    for (const each of shareAccount(draft, hold.accountRef)) learned.add(each);
  }
  return [...learned];
}

function sharedHolds(draft: CaseDraft, caseId: string, answeredRef: string | null): HoldRecord[] {
  const state = draft.book.get(caseId);
  return [...(state?.holds.values() ?? [])].filter(({ accountRef, others }) => others !== undefined || accountRef === answeredRef);
}

/** One case's side of an account: what came in and went out by its graph. */
interface Side {
  readonly hold: HoldRecord;
  readonly arrivals: readonly TracedHop[];
  readonly departures: readonly TracedHop[];
}

function shareAccount(draft: CaseDraft, accountRef: string): string[] {
  const sides = [...draft.book.keys()].sort().flatMap((caseId) => sideOf(draft, caseId, accountRef) ?? []);
  if (sides.length < 2) return [];
  const deposits = joined(sides, ({ arrivals }) => arrivals);
  const withdrawals = joined(sides, ({ departures }) => departures);
  return sides.flatMap(({ hold }) => {
    const others: OtherMoney = {
      deposits: deposits.flatMap((each) => depositFor(hold.caseId, each) ?? []),
      withdrawals: withdrawals.filter(({ by }) => !by.has(hold.caseId)).map(({ at, minor }) => ({ at, amountMinor: minor.toString() })),
    };
    if (JSON.stringify(others) === JSON.stringify(hold.others)) return [];
    draft.emit('HoldAmended', { kind: 'hold', record: { ...hold, others } }, { sharedBy: sides.length });
    return [hold.caseId];
  });
}

/** The case's latest hold on the account stands for all of them. */
function sideOf(draft: CaseDraft, caseId: string, accountRef: string): Side | undefined {
  const state = draft.case(caseId);
  const hold = [...state.holds.values()].filter((each) => each.accountRef === accountRef).sort((a, b) => a.sequence - b.sequence).at(-1);
  const stop = hold === undefined ? undefined : state.instructions.get(hold.instructionId);
  if (hold === undefined || stop === undefined) return undefined;
  const { edges, keyOf } = caseGraph(state, draft.context.policy);
  const key = keyOf(stop.target);
  return { hold, arrivals: edges.filter(({ hop }) => hop.toKey === key), departures: edges.filter(({ hop }) => hop.fromKey === key && !hop.isLoss) };
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
    for (const edge of hopsOf(side)) {
      const { hop } = edge;
      const same = all
        .filter(({ by }) => !by.has(side.hold.caseId) && [...by.values()].some((other) => isSameTransfer(other.hop, hop)))
        .sort((a, b) => Math.abs(msBetween(a.at, hop.transferredAt)) - Math.abs(msBetween(b.at, hop.transferredAt)))[0];
      if (same === undefined) all.push({ at: hop.transferredAt, minor: hop.amountMinor, by: new Map([[side.hold.caseId, edge]]) });
      else same.by.set(side.hold.caseId, edge);
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

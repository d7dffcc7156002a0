import { type Instant, minorUnits, msBetween } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { PAYSTOP } from '../case/case-event';
import type { InstructionRecord } from '../case/records';
import type { OtherDepositRecord, OtherMoney } from '../case/trail-records';
import { caseGraph } from './case-graph';
import { isSameTransfer } from './merge-evidence';
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
  const sides = [...draft.book.keys()].sort().flatMap((caseId) => sideOf(draft, caseId, accountRef) ?? []);
  if (sides.length < 2) return [];
  const deposits = joined(sides, ({ arrivals }) => arrivals);
  const withdrawals = joined(sides, ({ departures }) => departures);
  const heldMinor = sides.reduce((most, side) => (side.heldMinor > most ? side.heldMinor : most), 0n).toString();
  return sides.flatMap(({ stop }) => {
    const others: OtherMoney = {
      heldMinor, deposits: deposits.flatMap((each) => depositFor(stop.caseId, each) ?? []),
      withdrawals: withdrawals.filter(({ by }) => !by.has(stop.caseId)).map(({ at, minor }) => ({ at, amountMinor: minor.toString() })),
    };
    if (JSON.stringify(others) === JSON.stringify(stop.others)) return [];
    draft.emit('MoneyTraced', { kind: 'instruction', record: { ...stop, others } }, { sharedBy: sides.length });
    return [stop.caseId];
  });
}

function sideOf(draft: CaseDraft, caseId: string, accountRef: string): Side | undefined {
  const state = draft.case(caseId);
  const stops = [...state.instructions.values()].filter((each) => each.action === 'stop' && each.accountRef === accountRef).sort((a, b) => a.sequence - b.sequence);
  const stop = stops.at(-1);
  if (stop === undefined) return undefined;
  const { edges, keyOf } = caseGraph(state, draft.context.policy);
  const key = keyOf(stop.target);
  const held = stops.filter((each) => each.state === 'held' || each.state === 'partially_held').map(({ heldAmount }) => (heldAmount === null ? 0n : minorUnits(heldAmount)));
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

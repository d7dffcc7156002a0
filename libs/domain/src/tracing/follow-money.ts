import { type Money, minorUnits, money, smallerMoney } from '@paystop/kernel';
import { accountOf, nextSequence } from '../case/account-key';
import type { CaseDraft } from '../case/case-draft';
import { PAYSTOP } from '../case/case-event';
import type { CaseState } from '../case/case-state';
import type { InstructionRecord } from '../case/records';
import type { ComparedTransfer } from '../case/trail-records';
import { holdOf } from '../case/stop-facts';
import { decideOnwardClocks, newOnwardClocks } from '../sla/onward-clocks';
import { caseGraph } from './case-graph';
import { clearedAccounts } from '../objection/cleared-accounts';
import { hasTrail, sharesAccounts } from './case-findings';
import type { FundsGraph, TrailNode } from './funds-graph';
import { type ProposalReason, decideReach } from './onward-reach';
import type { TracedHop } from './trace-money';

/** A bank compares with its books; beyond so many transfers the largest say enough. */
const MOST_COMPARED = 50;

/**
 * Follows the money of a case as far as it is known: every account that it reached gets its stop, or a proposal of one,
 * by the limits of the policy (contract-details 6); what the stops are about is brought up to date.
 */
export function followMoney(draft: CaseDraft, caseId: string): void {
  const state = draft.case(caseId);
  if (!hasTrail(state) && !sharesAccounts(state)) return;
  const { policy, now } = draft.context;
  const graph = caseGraph(state, policy);
  const stops = stopsByNode(state, graph);
  const arrivals = hopsByNode(graph, 'toKey');
  draft.actAs(PAYSTOP);
  updateStops(draft, { graph, arrivals, departures: hopsByNode(graph, 'fromKey') }, stops);
  const settled = new Set([...stops].filter(([key, ofNode]) => isSettled(graph.nodes.get(key), ofNode)).map(([key]) => key));
  const stopped = [...stops.values()].flat().filter((stop) => stop.trail !== undefined && stop.state !== 'proposed' && stop.state !== 'cancelled').length;
  for (const reach of decideReach(graph, { policy: policy.onward, now, stopped, settled, cleared: clearedAccounts(state, graph) })) {
    if (reach.does === 'draw') continue;
    const { key } = reach.node;
    requestOnwardStop(draft, caseId, { node: reach.node, arrivals: aimedAt(stops.get(key) ?? [], arrivals.get(key) ?? []), proposedBecause: reach.does === 'propose' ? reach.because : null });
  }
  tellTruncated(draft, caseId, graph);
}

/** The stops on each node, the latest last. */
function stopsByNode(state: CaseState, graph: FundsGraph): ReadonlyMap<string, readonly InstructionRecord[]> {
  const byNode = new Map<string, InstructionRecord[]>();
  for (const instruction of state.instructions.values()) {
    if (instruction.action !== 'stop') continue;
    const key = graph.keyOf(instruction.target);
    const known = byNode.get(key);
    if (known === undefined) byNode.set(key, [instruction]);
    else known.push(instruction);
  }
  for (const stops of byNode.values()) stops.sort((a, b) => a.sequence - b.sequence);
  return byNode;
}

/** What carried traced money into each node, or out of it; victims' own payments leave nobody's account but theirs. */
function hopsByNode({ edges }: FundsGraph, side: 'fromKey' | 'toKey'): ReadonlyMap<string, readonly TracedHop[]> {
  const hops = new Map<string, TracedHop[]>();
  for (const edge of edges) {
    if (edge.taintedMinor === 0n || (side === 'fromKey' && edge.hop.isLoss)) continue;
    const known = hops.get(edge.hop[side]);
    if (known === undefined) hops.set(edge.hop[side], [edge]);
    else known.push(edge);
  }
  return hops;
}

/**
 * One stop a node and case, circles included. Only an account that was found empty is stopped again, and only for money
 * that came after that answer (contract-details 3: a new transfer makes a new stop).
 */
function isSettled(node: TrailNode | undefined, stops: readonly InstructionRecord[]): boolean {
  return stops.at(-1)?.state !== 'not_held' || node === undefined || node.pendingMinor === 0n;
}

interface NewStop {
  readonly node: TrailNode;
  readonly arrivals: readonly TracedHop[];
  readonly proposedBecause: ProposalReason | null;
}

function requestOnwardStop(draft: CaseDraft, caseId: string, { node, arrivals, proposedBecause }: NewStop): void {
  const shown = shownBy(draft.case(caseId), arrivals);
  if (shown === undefined || node.party === null) return;
  const { now, policy, nextId, referenceOf } = draft.context;
  const { institutionCode } = node.party;
  const isOut = proposedBecause === null && institutionCode !== null;
  const stop: InstructionRecord = {
    instructionId: nextId('ins'), caseId, requestId: shown.requestId, action: 'stop',
    sequence: nextSequence(draft.case(caseId).instructions.values(), node.party), institutionCode,
    accountRef: isOut ? referenceOf(institutionCode, accountOf(node.party)) : null, target: node.party, layer: node.layer,
    reachedFrom: shown.instructionId, originalInstructionId: null, amount: sumOf(arrivals), watchers: [],
    state: proposedBecause === null ? (isOut ? 'queued' : 'awaiting_routing') : 'proposed', code: null, remark: null, heldAmount: null, balanceBefore: null,
    attempts: [], requestedAt: now, sentAt: null, acknowledgedAt: null, stoppedAt: null, recordedAt: null, holdId: null, onwardTransfers: [], attention: null,
    withdrawn: null, dispatcherVersion: 0, version: 0,
    trail: { discoveredAt: now, clocks: newOnwardClocks(now, policy), transfers: compared(arrivals), proposedBecause },
  };
  const data = { layer: node.layer, reachedFrom: shown.instructionId, ...(proposedBecause === null ? {} : { because: proposedBecause }) };
  draft.emit(proposedBecause === null ? 'OnwardStopRequested' : 'OnwardStopProposed', { kind: 'instruction', record: stop }, data);
  if (isOut) draft.command({ type: 'dispatch', caseId, instructionId: stop.instructionId, onlyIfTookEffect: false });
  decideOnwardClocks(draft, stop);
}

/** What came after the last time that the account was found empty: what came before is not there any more. */
function aimedAt(earlier: readonly InstructionRecord[], arrivals: readonly TracedHop[]): readonly TracedHop[] {
  const emptyAt = earlier.findLast((stop) => stop.state === 'not_held')?.stoppedAt ?? null;
  return emptyAt === null ? arrivals : arrivals.filter(({ hop }) => hop.transferredAt > emptyAt);
}

function sumOf(arrivals: readonly TracedHop[]): Money {
  return money(arrivals.reduce((sum, { taintedMinor }) => sum + taintedMinor, 0n));
}

/** The instruction whose answer showed the way in that brought most. */
function shownBy(state: CaseState, arrivals: readonly TracedHop[]): InstructionRecord | undefined {
  const bySize = [...arrivals].sort((a, b) => Number(b.taintedMinor - a.taintedMinor));
  for (const { hop } of bySize) {
    for (const witness of hop.witnesses) {
      const instruction = state.instructions.get(witness);
      if (instruction !== undefined) return instruction;
    }
  }
  return undefined;
}

function compared(arrivals: readonly TracedHop[]): ComparedTransfer[] {
  const bySize = [...arrivals].sort((a, b) => Number(b.hop.amountMinor - a.hop.amountMinor));
  return bySize.slice(0, MOST_COMPARED).map(({ hop }) => ({
    amount: money(hop.amountMinor), transferredAt: hop.transferredAt, fromAccountNumber: hop.fromAccountNumber, bankReference: hop.bankReference,
  }));
}

/** Money that is known to have moved on is not held here, and what came by a second way is what the stop is about too. */
function updateStops(
  draft: CaseDraft,
  { graph, arrivals, departures }: { readonly graph: FundsGraph; readonly arrivals: HopsByNode; readonly departures: HopsByNode },
  stops: ReadonlyMap<string, readonly InstructionRecord[]>,
): void {
  for (const [key, ofNode] of stops) {
    const node = graph.nodes.get(key);
    if (node === undefined) continue;
    const holding = ofNode.findLast((stop) => holdOf(draft.case(stop.caseId), stop) !== undefined);
    for (const stop of ofNode) {
      const isLatest = stop === ofNode.at(-1);
      const aim = aimedAt(ofNode.filter((each) => each.sequence < stop.sequence), arrivals.get(key) ?? []);
      const amount = stop.trail !== undefined && isLatest ? sumOf(aim) : stop.amount;
      const interceptedAmount = intercepted({ ...stop, amount }, money(stop === holding ? node.heldMinor + node.releasedMinor + node.returnedMinor : 0n));
      const trail = isLatest ? refreshed(stop, aim) : stop.trail;
      const tracedOut = tracedBy(stop, departures.get(key) ?? []);
      if (sameMoney(amount, stop.amount) && sameMoney(interceptedAmount, stop.interceptedAmount) && trail === stop.trail && tracedOut === stop.tracedOut) continue;
      draft.emit('MoneyTraced', { kind: 'instruction', record: { ...stop, amount, interceptedAmount, trail, tracedOut } });
    }
    if (holding !== undefined) noteShare(draft, holding, node);
  }
}

type HopsByNode = ReadonlyMap<string, readonly TracedHop[]>;

/** What of the case's money left by the answer to this stop; the same as before where nothing is new. */
function tracedBy(stop: InstructionRecord, departures: readonly TracedHop[]): InstructionRecord['tracedOut'] {
  if (stop.onwardTransfers.length === 0) return stop.tracedOut;
  const traced = departures.filter(({ hop }) => hop.witnesses.includes(stop.instructionId)).map(({ hop, taintedMinor }) => ({ at: hop.transferredAt, amountMinor: taintedMinor.toString() }));
  return JSON.stringify(traced) === JSON.stringify(stop.tracedOut) ? stop.tracedOut : traced;
}

/** What of a hold that several cases share is this case's. */
function noteShare(draft: CaseDraft, stop: InstructionRecord, node: TrailNode): void {
  const hold = holdOf(draft.case(stop.caseId), stop);
  if (hold === undefined || stop.others === undefined) return;
  const share = smallerMoney(hold.amount, money(node.heldMinor + node.releasedMinor + node.returnedMinor));
  if (!sameMoney(share, hold.share)) draft.emit('HoldAmended', { kind: 'hold', record: { ...hold, share } });
}

/** An order that has not left yet tells of every way in. */
function refreshed({ trail, state }: InstructionRecord, arrivals: readonly TracedHop[]): InstructionRecord['trail'] {
  if (trail === undefined || (state !== 'proposed' && state !== 'awaiting_routing')) return trail;
  const transfers = compared(arrivals);
  return transfers.length === trail.transfers.length ? trail : { ...trail, transfers };
}

/** @returns undefined where it is what everybody would take it for. */
function intercepted(stop: InstructionRecord, traced: Money): Money | undefined {
  if (stop.heldAmount === null || (stop.state !== 'held' && stop.state !== 'partially_held')) return undefined;
  return sameMoney(smallerMoney(stop.heldAmount, stop.amount), traced) ? undefined : traced;
}

function sameMoney(a: Money | undefined, b: Money | undefined): boolean {
  return (a === undefined ? undefined : minorUnits(a)) === (b === undefined ? undefined : minorUnits(b));
}

function tellTruncated(draft: CaseDraft, caseId: string, graph: FundsGraph): void {
  const { record } = draft.case(caseId);
  if (!graph.truncated || record.trailTruncated === true) return;
  draft.emit('TrailTruncated', { kind: 'case', record: { ...record, trailTruncated: true } }, { maxLayers: draft.context.policy.onward.maxLayers });
}

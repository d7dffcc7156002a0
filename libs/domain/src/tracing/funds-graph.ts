import type { Instant } from '@paystop/kernel';
import type { StopState } from '../case/records';
import type { AccountAnswer } from './account-answer';
import { layersOf } from './layers';
import { type KeyOf, type PlacedEvidence, keysOfParties, mergeEvidence, placed } from './merge-evidence';
import type { TaintingRule } from './money-pool';
import { moneyOfOthers, sharesOf } from './mixed-account';
import { type OtherMovement, type TracedHop, traceMoney } from './trace-money';
import type { PartyRecord } from '../case/records';
import type { NodeKind, TransferEvidence } from './transfer-evidence';

/**
 * Where the money of a case went (contract.md 2; contract-details 6). Amounts in minor units. Of every account:
 * tainted = held + movedOn + withdrawn + released + returned + pending + unknown.
 */
export interface TrailNode {
  readonly key: string;
  readonly kind: NodeKind;
  /** Null for cash and for what nobody can place. */
  readonly party: PartyRecord | null;
  /** 0 = the victim, 1 = the first receiving account. */
  readonly layer: number;
  /** All that came in by known transfers, traced or not. */
  readonly receivedMinor: bigint;
  readonly taintedMinor: bigint;
  readonly heldMinor: bigint;
  /** Traced money that left for another node but cash. */
  readonly movedOnMinor: bigint;
  readonly withdrawnMinor: bigint;
  readonly releasedMinor: bigint;
  readonly returnedMinor: bigint;
  /** Traced money in an account that has not answered for it yet. */
  readonly pendingMinor: bigint;
  readonly unknownMinor: bigint;
  /** How many different accounts paid in. */
  readonly payers: number;
  /** The last traced money came then. */
  readonly lastTaintedAt: Instant | null;
  readonly state: StopState | null;
}

export interface TrailTotals {
  readonly reportedLossMinor: bigint;
  readonly heldMinor: bigint;
  readonly movedOnMinor: bigint;
  readonly cashedOutMinor: bigint;
  readonly unknownMinor: bigint;
  readonly releasedMinor: bigint;
  readonly returnedMinor: bigint;
}

export interface FundsGraph {
  readonly nodes: ReadonlyMap<string, TrailNode>;
  /** In the order in which the money moved. */
  readonly edges: readonly TracedHop[];
  readonly totals: TrailTotals;
  /** Money was seen beyond the last layer that is stopped. */
  readonly truncated: boolean;
  readonly keyOf: KeyOf;
}

/** What a graph is made of; the same in any order gives the same graph. */
export interface TrailFindings {
  readonly evidence: readonly TransferEvidence[];
  /** What became of each account's stop. */
  readonly answers: readonly AccountAnswer[];
  readonly otherDeposits?: readonly { readonly to: PartyRecord; readonly amountMinor: bigint; readonly at: Instant }[];
}

export interface TrailRules {
  readonly tainting: TaintingRule;
  readonly maxLayers: number;
}

/** Builds the graph of one case. */
export function fundsGraph({ evidence, answers, otherDeposits = [] }: TrailFindings, rules: TrailRules): FundsGraph {
  const keyOf = keysOfParties(() => partiesOf(evidence, answers));
  const known = placed(evidence, keyOf);
  const hops = mergeEvidence(known);
  const answered = new Map(answers.map((answer) => [keyOf(answer.target), answer]));
  const others = otherDeposits.map(({ to, amountMinor, at }): OtherMovement => ({ key: keyOf(to), direction: 'in', amountMinor, at }));
  const edges = traceMoney(hops, rules.tainting, [...others, ...moneyOfOthers(answered)]);
  const layers = layersOf(hops);
  const shares = sharesOf(edges, answered, rules.tainting);
  const drafts = draftNodes(known, edges, answered);
  const nodes = new Map<string, TrailNode>();
  for (const draft of drafts.values()) {
    nodes.set(draft.key, settled(draft, { layer: layers.get(draft.key) ?? 0, answer: answered.get(draft.key), share: shares.get(draft.key) }));
  }
  const truncated = [...nodes.values()].some((node) => isStoppable(node) && node.layer > rules.maxLayers && node.taintedMinor > 0n);
  return { nodes, edges, totals: totalsOf(nodes.values(), edges), truncated, keyOf };
}

function* partiesOf(evidence: readonly TransferEvidence[], answers: readonly AccountAnswer[]): Generator<PartyRecord> {
  for (const { target } of answers) yield target;
  for (const { from, to } of evidence) {
    yield from;
    if (to !== null) yield to;
  }
}

/** Whether a node is something that an institution can stop. */
export function isStoppable({ kind }: Pick<TrailNode, 'kind'>): boolean {
  return kind === 'account' || kind === 'payment_order';
}

interface DraftNode {
  readonly key: string;
  readonly kind: NodeKind;
  party: PartyRecord | null;
  received: bigint;
  tainted: bigint;
  movedOn: bigint;
  withdrawn: bigint;
  /** Most accounts have one payer and no answer: what is rarely needed is only made then. */
  payer: string | null;
  payers: Set<string> | null;
  lastTaintedAt: Instant | null;
  arrivals: { readonly at: Instant; readonly minor: bigint }[] | null;
}

function draftNodes(evidence: readonly PlacedEvidence[], edges: readonly TracedHop[], answered: ReadonlyMap<string, AccountAnswer>): Map<string, DraftNode> {
  const nodes = new Map<string, DraftNode>();
  const receiving = new Set<string>();
  for (const { isLoss, toKey } of evidence) if (isLoss) receiving.add(toKey);
  const add = (key: string, kind: NodeKind, party: PartyRecord | null): void => {
    const known = nodes.get(key);
    if (known === undefined) nodes.set(key, { key, kind, party, received: 0n, tainted: 0n, movedOn: 0n, withdrawn: 0n, payer: null, payers: null, lastTaintedAt: null, arrivals: answered.has(key) ? [] : null });
    else known.party = betterKnown(known.party, party);
  };
  // Whoever reported a loss and is nobody's mule is a victim, also when money comes back to him.
  for (const { isLoss, from, fromKey } of evidence) if (isLoss && !receiving.has(fromKey)) add(fromKey, 'victim', from);
  for (const { from, fromKey, to, toKey, toKind } of evidence) {
    add(fromKey, from.paymentOrder === null ? 'account' : 'payment_order', from);
    add(toKey, toKind, toKind === 'account' || toKind === 'payment_order' ? to : null);
  }
  for (const edge of edges) book(nodes, edge);
  return nodes;
}

/** The name of an account's holder and its bank are kept from whoever knows them. */
function betterKnown(known: PartyRecord | null, other: PartyRecord | null): PartyRecord | null {
  if (known === null || other === null) return known ?? other;
  if (known.institutionCode !== null && known.accountName !== null) return known;
  return { ...known, institutionCode: known.institutionCode ?? other.institutionCode, accountName: known.accountName ?? other.accountName };
}

function book(nodes: ReadonlyMap<string, DraftNode>, { hop, taintedMinor }: Pick<TracedHop, 'hop' | 'taintedMinor'>): void {
  const [from, to] = [nodes.get(hop.fromKey), nodes.get(hop.toKey)];
  if (to !== undefined) {
    to.received += hop.amountMinor;
    to.tainted += taintedMinor;
    addPayer(to, hop.fromKey);
    if (taintedMinor > 0n) {
      to.arrivals?.push({ at: hop.transferredAt, minor: taintedMinor });
      if (to.lastTaintedAt === null || hop.transferredAt > to.lastTaintedAt) to.lastTaintedAt = hop.transferredAt;
    }
  }
  if (from === undefined || hop.isLoss) return;
  if (to?.kind === 'cash_out') from.withdrawn += taintedMinor;
  else from.movedOn += taintedMinor;
}

function addPayer(node: DraftNode, payer: string): void {
  if (node.payer === null) node.payer = payer;
  else if (node.payer !== payer) (node.payers ??= new Set([node.payer])).add(payer);
}

interface Settling {
  readonly layer: number;
  readonly answer: AccountAnswer | undefined;
  /** What of the money held there is the case's, where others share the account. */
  readonly share: bigint | undefined;
}
type Rest = Pick<TrailNode, 'heldMinor' | 'releasedMinor' | 'returnedMinor' | 'pendingMinor' | 'unknownMinor'>;

const NOTHING: Rest = { heldMinor: 0n, releasedMinor: 0n, returnedMinor: 0n, pendingMinor: 0n, unknownMinor: 0n };

function settled(draft: DraftNode, settling: Settling): TrailNode {
  const rest = draft.tainted - draft.movedOn - draft.withdrawn;
  return {
    key: draft.key, kind: draft.kind, party: draft.party, layer: settling.layer, receivedMinor: draft.received, taintedMinor: draft.tainted,
    movedOnMinor: draft.movedOn, withdrawnMinor: draft.withdrawn, payers: draft.payers?.size ?? (draft.payer === null ? 0 : 1), lastTaintedAt: draft.lastTaintedAt,
    state: settling.answer?.state ?? null, ...whereIs(rest, draft, settling),
  };
}

/** What became of the traced money that is not known to have left an account. */
function whereIs(rest: bigint, draft: DraftNode, { answer, share }: Settling): Rest {
  if (draft.kind === 'victim') return { ...NOTHING, returnedMinor: rest };
  if (draft.kind === 'cash_out') return { ...NOTHING };
  if (draft.kind === 'unknown' || answer === undefined) return { ...NOTHING, unknownMinor: rest };
  const returned = smaller(answer.returnedMinor, rest);
  const own = share === undefined || share >= rest ? rest - returned : larger(share - returned, 0n);
  const held = smaller(answer.heldMinor, own);
  const released = smaller(answer.releasedMinor, own - held);
  const left = rest - returned - held - released;
  const pending = answer.isAwaited ? left : smaller(arrivedAfter(draft, answer), left);
  return { returnedMinor: returned, heldMinor: held, releasedMinor: released, pendingMinor: pending, unknownMinor: left - pending };
}

/** An answer speaks of what had come by then; what came later is still to be answered for. */
function arrivedAfter({ arrivals }: DraftNode, { answeredFor }: AccountAnswer): bigint {
  if (answeredFor === null) return 0n;
  return (arrivals ?? []).reduce((sum, { at, minor }) => (at > answeredFor ? sum + minor : sum), 0n);
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function totalsOf(nodes: Iterable<TrailNode>, edges: readonly TracedHop[]): TrailTotals {
  const sum = { held: 0n, pending: 0n, cash: 0n, unknown: 0n, released: 0n, returned: 0n };
  for (const node of nodes) {
    sum.held += node.heldMinor;
    sum.pending += node.pendingMinor;
    sum.unknown += node.unknownMinor;
    sum.released += node.releasedMinor;
    sum.returned += node.returnedMinor;
    if (node.kind === 'cash_out') sum.cash += node.taintedMinor;
  }
  const reportedLossMinor = edges.reduce((total, { hop }) => (hop.isLoss ? total + hop.amountMinor : total), 0n);
  return {
    reportedLossMinor, heldMinor: sum.held, movedOnMinor: sum.pending, cashedOutMinor: sum.cash, unknownMinor: sum.unknown,
    releasedMinor: sum.released, returnedMinor: sum.returned,
  };
}

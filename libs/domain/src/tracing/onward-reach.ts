import { type Instant, epochMs } from '@paystop/kernel';
import { accountOf } from '../case/account-key';
import type { NeverStopPolicy, OnwardPolicy } from '../policy/onward-policy';
import { type FundsGraph, type TrailNode, isStoppable } from './funds-graph';

/** Why a stop waits for a person instead of going out by itself (contract-details 6). */
export type ProposalReason = 'over_budget' | 'deep_layer' | 'old_transfer' | 'never_stop' | 'hub' | 'objection_upheld';

/** What follows for one account that the money reached. `draw`: shown in the graph, nothing is sent. */
export type Reach =
  | { readonly node: TrailNode; readonly does: 'stop' }
  | { readonly node: TrailNode; readonly does: 'propose'; readonly because: ProposalReason }
  | { readonly node: TrailNode; readonly does: 'draw'; readonly because: 'beyond_layers' | 'small_amount' };

export interface ReachContext {
  readonly policy: OnwardPolicy;
  readonly now: Instant;
  /** Onward stops of the case that went out by themselves or by a person's word: they use up the budget. */
  readonly stopped: number;
  /** Nodes that need no new stop: one stands or was decided on. */
  readonly settled: ReadonlySet<string>;
  /** Accounts whose holder was found to be in the right: nothing that was reached through them alone is stopped by itself. */
  readonly cleared?: ReadonlySet<string>;
}

/**
 * Decides for every account that the money reached and that has no stop yet, those with the most traced money first, since the
 * budget is spent in that order.
 */
export function decideReach(graph: FundsGraph, context: ReachContext): Reach[] {
  const open = [...graph.nodes.values()].filter((node) => isStoppable(node) && node.layer > 0 && !context.settled.has(node.key));
  const onlyThroughCleared = reachedOnlyThrough(graph, context.cleared ?? new Set());
  let budget = context.policy.maxAccountsPerCase - context.stopped;
  return open.sort(largestFirst).map((node): Reach => {
    const drawn = whyDrawn(node, context.policy);
    if (drawn !== undefined) return { node, does: 'draw', because: drawn };
    const because = onlyThroughCleared.has(node.key) ? 'objection_upheld' : whyProposed(node, context);
    if (because !== undefined) return { node, does: 'propose', because };
    if (budget <= 0) return { node, does: 'propose', because: 'over_budget' };
    budget -= 1;
    return { node, does: 'stop' };
  });
}

function largestFirst(a: TrailNode, b: TrailNode): number {
  if (a.taintedMinor !== b.taintedMinor) return a.taintedMinor > b.taintedMinor ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

function whyDrawn(node: TrailNode, policy: OnwardPolicy): 'beyond_layers' | 'small_amount' | undefined {
  if (node.layer > policy.maxLayers) return 'beyond_layers';
  return node.taintedMinor === 0n || node.taintedMinor < policy.leastAmountMinor ? 'small_amount' : undefined;
}

function whyProposed(node: TrailNode, { policy, now }: ReachContext): ProposalReason | undefined {
  if (policy.neverStop.some((entry) => isNamed(entry, node))) return 'never_stop';
  if (node.payers > policy.hubPayers) return 'hub';
  if (policy.confirmFromLayer !== null && node.layer >= policy.confirmFromLayer) return 'deep_layer';
  const ageMs = node.lastTaintedAt === null ? 0 : epochMs(now) - epochMs(node.lastTaintedAt);
  return ageMs > policy.maxAge.milliseconds ? 'old_transfer' : undefined;
}

function isNamed({ institutionCode, accountPrefix, holderContains }: NeverStopPolicy, { party }: TrailNode): boolean {
  if (party === null) return false;
  if (institutionCode !== undefined && party.institutionCode !== institutionCode) return false;
  if (accountPrefix !== undefined && !accountOf(party).startsWith(accountPrefix)) return false;
  return holderContains === undefined || (party.accountName ?? '').includes(holderContains);
}

/**
 * @returns the nodes that traced money reached by way of the given accounts and by no other way: what an upheld
 * objection puts in question (contract-details 7).
 */
export function reachedOnlyThrough({ edges }: Pick<FundsGraph, 'edges'>, accounts: ReadonlySet<string>): ReadonlySet<string> {
  if (accounts.size === 0) return new Set();
  const traced = edges.filter(({ taintedMinor }) => taintedMinor > 0n).map(({ hop }) => hop);
  const next = new Map<string, string[]>();
  for (const { fromKey, toKey } of traced) next.set(fromKey, [...(next.get(fromKey) ?? []), toKey]);
  const sources = traced.flatMap((hop) => (hop.isLoss ? [hop.fromKey] : []));
  const otherwise = walk(next, sources, accounts);
  const through = walk(next, [...accounts], new Set());
  return new Set([...through].filter((key) => !otherwise.has(key) && !accounts.has(key)));
}

/** Everything that can be reached without passing through what is closed. */
function walk(next: ReadonlyMap<string, readonly string[]>, from: readonly string[], closed: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (!closed.has(key)) waiting.push(...(next.get(key) ?? []));
  }
  return seen;
}

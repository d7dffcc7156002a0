import { parseDuration } from '@paystop/kernel';
import type { PartyRecord } from '../case/records';
import type { OnwardPolicy } from '../policy/onward-policy';
import type { AccountAnswer } from './account-answer';
import { type FundsGraph, type TrailNode, type TrailRules, fundsGraph } from './funds-graph';
import type { TransferEvidence } from './transfer-evidence';

/** Builders for the specs of this folder: accounts are letters, amounts are fen, time is seconds. */
export function second(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 23, 6, 0, 0) + seconds * 1_000).toISOString();
}

export function party(name: string): PartyRecord {
  return { institutionCode: `BANK_${name}`, accountNumber: `62${name}`, accountName: `holder of ${name}`, paymentOrder: null };
}

export function loss(to: string, amount: number, over: Partial<TransferEvidence> & { readonly at?: number } = {}): TransferEvidence {
  const { at = 0, ...rest } = over;
  return {
    witness: 'request', reporter: null, isLoss: true, from: party('V'), to: party(to), amountMinor: BigInt(amount), transferredAt: second(at),
    channel: 'mobile_banking', bankReference: null, ...rest,
  };
}

type Moved = [from: string, to: string | null, amount: number, over?: Partial<TransferEvidence> & { readonly at?: number }];

export function moved(...[from, to, amount, { at = 10, ...rest } = {}]: Moved): TransferEvidence {
  return {
    witness: `stop of ${from}`, reporter: `BANK_${from}`, isLoss: false, from: party(from), to: to === null ? null : party(to), amountMinor: BigInt(amount),
    transferredAt: second(at), channel: to === null ? 'atm' : 'mobile_banking', bankReference: null, ...rest,
  };
}

export function answer(account: string, over: Partial<AccountAnswer> = {}): AccountAnswer {
  return {
    target: party(account), state: 'held', heldMinor: 0n, releasedMinor: 0n, returnedMinor: 0n, isAwaited: false, answeredFor: second(1_000), ...over,
  };
}

export const FIFO: TrailRules = { tainting: 'fifo', maxLayers: 5 };

export function graphOf(evidence: readonly TransferEvidence[], answers: readonly AccountAnswer[] = [], rules: TrailRules = FIFO): FundsGraph {
  return fundsGraph({ evidence, answers }, rules);
}

export function node(graph: FundsGraph, account: string): TrailNode {
  const found = graph.nodes.get(`BANK_${account}|62${account}`);
  if (found === undefined) throw new Error(`no node ${account}`);
  return found;
}

/** Edges as "A→B 50/100": traced of amount. */
export function drawn({ edges, nodes }: FundsGraph): string[] {
  const name = (key: string): string => nodes.get(key)?.party?.accountNumber?.slice(2) ?? (key.startsWith('cash>') ? 'cash' : 'unknown');
  return edges.map(({ hop, taintedMinor }) => `${name(hop.fromKey)}→${name(hop.toKey)} ${taintedMinor}/${hop.amountMinor}`);
}

export function onwardPolicy(over: Partial<OnwardPolicy> = {}): OnwardPolicy {
  const maxAge = parseDuration('P30D');
  if (maxAge === undefined) throw new Error('no duration');
  return { maxLayers: 5, leastAmountMinor: 100n, maxAccountsPerCase: 500, confirmFromLayer: null, maxAge, hubPayers: 3, neverStop: [], ...over };
}

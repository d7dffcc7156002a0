import type { Explanation, PartyRecord, TracedHop, TrailNode, TrailTotals } from '@paystop/domain';
import { money } from '@paystop/kernel';
import { presentTarget } from './present-instruction';
import { type Visibility, shownAs } from './visibility';

/** Names a node without telling its account: the same account has the same name in every answer. */
export type NodeNames = (party: PartyRecord) => string;

/** More says no more; the sum stands beside it. */
const MOST_PARTS_TOLD = 10;

export interface NodeName {
  readonly id: string;
  /** Enough to tell the nodes of one graph apart. */
  readonly short: string;
}

const SHORT_NAME = { from: 4, to: 16 };

export function nameOfParty(party: PartyRecord, nameOf: NodeNames): NodeName {
  const id = nameOf(party);
  return { id, short: id.slice(SHORT_NAME.from, SHORT_NAME.to) };
}

/** Cash, or money that nobody can place, by the account that it left. */
export function nameOfSink(kind: TrailNode['kind'], payer: NodeName | undefined): NodeName {
  return { id: `${payer?.id ?? ''}_${kind}`, short: kind };
}

interface EdgeNames {
  readonly from: NodeName | undefined;
  readonly to: NodeName | undefined;
}

/** Stays the same when the graph grows: two accounts, the amount, and which of their equal transfers it is. */
export function edgeId({ key, amountMinor }: TracedHop['hop'], { from, to }: EdgeNames): string {
  return `trf_${from?.short ?? ''}_${to?.short ?? ''}_${amountMinor}_${key.slice(key.lastIndexOf('#') + 1)}`;
}

/** Ten thousand nodes are many: what is nothing is left out beyond the four amounts that every node has. */
export function presentNode(node: TrailNode, { id }: NodeName, visibility: Visibility): object {
  const { kind, party, layer, payers, state } = node;
  return {
    id, kind, institutionCode: party?.institutionCode ?? null, account: party === null ? null : presentTarget(party, shownAs(visibility)), layer,
    receivedAmount: money(node.receivedMinor), taintedAmount: money(node.taintedMinor), heldAmount: money(node.heldMinor), movedOnAmount: money(node.movedOnMinor),
    ...(node.withdrawnMinor === 0n ? {} : { withdrawnAmount: money(node.withdrawnMinor) }), ...(node.releasedMinor === 0n ? {} : { releasedAmount: money(node.releasedMinor) }),
    ...(node.returnedMinor === 0n ? {} : { returnedAmount: money(node.returnedMinor) }), ...(node.pendingMinor === 0n ? {} : { pendingAmount: money(node.pendingMinor) }),
    ...(node.unknownMinor === 0n ? {} : { unknownAmount: money(node.unknownMinor) }), payers, state,
  };
}

type EdgeIds = (hopKey: string) => string | undefined;

export function presentEdge({ hop, taintedMinor, explanation }: TracedHop, { id, from, to, idOf }: EdgeNames & { readonly id: string; readonly idOf: EdgeIds }): object {
  const { transferredAt, channel, bankReference } = hop;
  return {
    id, from: from?.id ?? '', to: to?.id ?? '', amount: money(hop.amountMinor),
    taintedAmount: money(taintedMinor), transferredAt, channel, bankReference, source: hop.isLoss ? 'report' : 'bank',
    explanation: presentExplanation(explanation, idOf),
  };
}

export function presentTotals(totals: TrailTotals): object {
  return {
    reportedLoss: money(totals.reportedLossMinor), held: money(totals.heldMinor), movedOn: money(totals.movedOnMinor), cashedOut: money(totals.cashedOutMinor),
    unknown: money(totals.unknownMinor), released: money(totals.releasedMinor), returned: money(totals.returnedMinor),
  };
}

function presentExplanation(explanation: Explanation, idOf: EdgeIds): object {
  switch (explanation.kind) {
    case 'loss':
    case 'nothing_traced':
      return { rule: explanation.kind };
    case 'paid_from': {
      const parts = explanation.parts.slice(0, MOST_PARTS_TOLD);
      return { rule: explanation.rule, paidFrom: parts.map(({ hopKey, minor }) => ({ edge: idOf(hopKey) ?? '', amountMinor: minor.toString() })) };
    }
    case 'share':
      return { rule: explanation.rule, tracedMinor: explanation.tracedMinor.toString(), knownMinor: explanation.knownMinor.toString() };
  }
}

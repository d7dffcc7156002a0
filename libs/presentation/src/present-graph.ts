import type { Explanation, FundsGraph, PartyRecord, TracedHop, TrailNode } from '@paystop/domain';
import { money } from '@paystop/kernel';
import { presentTarget } from './present-instruction';
import { type Visibility, shownAs } from './visibility';

/** Names a node without telling its account: the same account has the same name in every answer. */
export type NodeNames = (party: PartyRecord) => string;

/** More says no more; the sum stands beside it. */
const MOST_PARTS_TOLD = 10;

/** GET /cases/{caseId}/funds-graph (contract.md 2; contract-details 6). Every transfer says how its traced part was found. */
export function presentGraph(graph: FundsGraph, { visibility, nameOf }: { readonly visibility: Visibility; readonly nameOf: NodeNames }): object {
  const names = nodeNames(graph, nameOf);
  const edgeIds = new Map(graph.edges.map(({ hop }) => [hop.key, edgeId(hop, names)]));
  const { totals } = graph;
  return {
    nodes: [...graph.nodes.values()].map((node) => presentNode(node, nameIn(names, node.key).id, visibility)),
    edges: graph.edges.map((edge) => presentEdge(edge, names, edgeIds)),
    totals: {
      reportedLoss: money(totals.reportedLossMinor), held: money(totals.heldMinor), movedOn: money(totals.movedOnMinor), cashedOut: money(totals.cashedOutMinor),
      unknown: money(totals.unknownMinor), released: money(totals.releasedMinor), returned: money(totals.returnedMinor),
    },
    truncated: graph.truncated,
  };
}

interface NodeName {
  readonly id: string;
  /** Enough to tell the nodes of one graph apart. */
  readonly short: string;
}

const SHORT_NAME = { from: 4, to: 16 };
const NO_NAME: NodeName = { id: '', short: '' };

function nodeNames(graph: FundsGraph, nameOf: NodeNames): ReadonlyMap<string, NodeName> {
  const names = new Map<string, NodeName>();
  for (const { key, party } of graph.nodes.values()) {
    if (party === null) continue;
    const id = nameOf(party);
    names.set(key, { id, short: id.slice(SHORT_NAME.from, SHORT_NAME.to) });
  }
  for (const { hop } of graph.edges) {
    const sink = graph.nodes.get(hop.toKey);
    if (sink !== undefined && sink.party === null) names.set(hop.toKey, { id: `${nameIn(names, hop.fromKey).id}_${sink.kind}`, short: sink.kind });
  }
  return names;
}

function nameIn(names: ReadonlyMap<string, NodeName>, key: string): NodeName {
  return names.get(key) ?? NO_NAME;
}

/** Stays the same when the graph grows: two accounts, the amount, and which of their equal transfers it is. */
function edgeId(hop: TracedHop['hop'], names: ReadonlyMap<string, NodeName>): string {
  return `trf_${nameIn(names, hop.fromKey).short}_${nameIn(names, hop.toKey).short}_${hop.amountMinor}_${hop.key.slice(hop.key.lastIndexOf('#') + 1)}`;
}

/** Ten thousand nodes are many: what is nothing is left out beyond the four amounts that every node has. */
function presentNode(node: TrailNode, id: string, visibility: Visibility): object {
  const { kind, party, layer, payers, state } = node;
  return {
    id, kind, institutionCode: party?.institutionCode ?? null, account: party === null ? null : presentTarget(party, shownAs(visibility)), layer,
    receivedAmount: money(node.receivedMinor), taintedAmount: money(node.taintedMinor), heldAmount: money(node.heldMinor), movedOnAmount: money(node.movedOnMinor),
    ...(node.withdrawnMinor === 0n ? {} : { withdrawnAmount: money(node.withdrawnMinor) }), ...(node.releasedMinor === 0n ? {} : { releasedAmount: money(node.releasedMinor) }),
    ...(node.returnedMinor === 0n ? {} : { returnedAmount: money(node.returnedMinor) }), ...(node.pendingMinor === 0n ? {} : { pendingAmount: money(node.pendingMinor) }),
    ...(node.unknownMinor === 0n ? {} : { unknownAmount: money(node.unknownMinor) }), payers, state,
  };
}

function presentEdge({ hop, taintedMinor, explanation }: TracedHop, names: ReadonlyMap<string, NodeName>, edges: ReadonlyMap<string, string>): object {
  const { transferredAt, channel, bankReference } = hop;
  return {
    id: edges.get(hop.key) ?? '', from: nameIn(names, hop.fromKey).id, to: nameIn(names, hop.toKey).id, amount: money(hop.amountMinor),
    taintedAmount: money(taintedMinor), transferredAt, channel, bankReference, source: hop.isLoss ? 'report' : 'bank',
    explanation: presentExplanation(explanation, edges),
  };
}

function presentExplanation(explanation: Explanation, edges: ReadonlyMap<string, string>): object {
  switch (explanation.kind) {
    case 'loss':
    case 'nothing_traced':
      return { rule: explanation.kind };
    case 'paid_from': {
      const parts = explanation.parts.slice(0, MOST_PARTS_TOLD);
      return { rule: explanation.rule, paidFrom: parts.map(({ hopKey, minor }) => ({ edge: edges.get(hopKey) ?? '', amountMinor: minor.toString() })) };
    }
    case 'share':
      return { rule: explanation.rule, tracedMinor: explanation.tracedMinor.toString(), knownMinor: explanation.knownMinor.toString() };
  }
}

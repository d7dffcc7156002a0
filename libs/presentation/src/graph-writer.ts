import type { Explanation, FundsGraph, PartyRecord, TracedHop, TrailNode } from '@paystop/domain';
import { type NodeName, type NodeNames, edgeId, nameOfParty, nameOfSink, presentEdge, presentNode, presentTotals } from './present-graph';
import { TextBlocks } from './text-blocks';
import type { Visibility } from './visibility';

interface WrittenNode {
  readonly node: TrailNode;
  readonly name: NodeName;
  readonly text: string;
}

interface WrittenEdge {
  readonly edge: TracedHop;
  readonly id: string;
  readonly text: string;
}

/**
 * GET /cases/{caseId}/funds-graph (contract.md 2; contract-details 6) as JSON. Little of a case's graph changes from one
 * answer to the next, and putting ten thousand accounts into words is dear: what did not change keeps its words.
 */
export class GraphWriter {
  private nodes: ReadonlyMap<string, WrittenNode> = new Map();
  private edges: ReadonlyMap<string, WrittenEdge> = new Map();
  private readonly blocks = { nodes: new TextBlocks(), edges: new TextBlocks() };

  constructor(private readonly settings: { readonly visibility: Visibility; readonly nameOf: NodeNames }) {}

  /** Nodes and edges whose words it keeps. */
  get size(): number {
    return this.nodes.size + this.edges.size;
  }

  /** @returns JSON in UTF-8. */
  write(graph: FundsGraph): Buffer {
    const nodes = this.writeNodes(graph);
    // An edge names its two nodes and the edges that it was paid from.
    const edges = writeEdges(graph.edges, nodes, this.isRenamed(nodes) ? new Map() : this.edges);
    [this.nodes, this.edges] = [nodes, edges];
    const end = `],"totals":${JSON.stringify(presentTotals(graph.totals))},"truncated":${String(graph.truncated)}}`;
    return Buffer.concat([
      Buffer.from('{"nodes":['), ...this.blocks.nodes.bytesOf([...nodes.values()]), Buffer.from('],"edges":['), ...this.blocks.edges.bytesOf([...edges.values()]), Buffer.from(end),
    ]);
  }

  private writeNodes(graph: FundsGraph): ReadonlyMap<string, WrittenNode> {
    const written = new Map<string, WrittenNode>();
    const payers = payersOfSinks(graph);
    for (const [key, node] of graph.nodes) {
      const before = this.nodes.get(key);
      const name = node.party === null ? nameOfSink(node.kind, written.get(payers.get(key) ?? '')?.name) : this.nameOf(node.party, before);
      const isKept = before !== undefined && before.name.id === name.id && isSameNode(before.node, node);
      written.set(key, isKept ? before : { node, name, text: JSON.stringify(presentNode(node, name, this.settings.visibility)) });
    }
    return written;
  }

  private nameOf(party: PartyRecord, before: WrittenNode | undefined): NodeName {
    return before !== undefined && isSameParty(before.node.party, party) ? before.name : nameOfParty(party, this.settings.nameOf);
  }

  private isRenamed(nodes: ReadonlyMap<string, WrittenNode>): boolean {
    for (const [key, { name }] of this.nodes) if ((nodes.get(key)?.name.id ?? name.id) !== name.id) return true;
    return false;
  }
}

/** Whose cash, or money that nobody can place, a node is: each is one account's. */
function payersOfSinks({ nodes, edges }: FundsGraph): ReadonlyMap<string, string> {
  const payers = new Map<string, string>();
  for (const { hop } of edges) if (nodes.get(hop.toKey)?.party === null) payers.set(hop.toKey, hop.fromKey);
  return payers;
}

function writeEdges(edges: readonly TracedHop[], nodes: ReadonlyMap<string, WrittenNode>, known: ReadonlyMap<string, WrittenEdge>): ReadonlyMap<string, WrittenEdge> {
  const written = new Map<string, WrittenEdge>();
  for (const edge of edges) {
    const { key, fromKey, toKey } = edge.hop;
    const before = known.get(key);
    if (before !== undefined && isSameEdge(before.edge, edge)) {
      written.set(key, before);
      continue;
    }
    const names = { from: nodes.get(fromKey)?.name, to: nodes.get(toKey)?.name };
    const id = edgeId(edge.hop, names);
    // What an edge was paid from came before it.
    written.set(key, { edge, id, text: JSON.stringify(presentEdge(edge, { id, ...names, idOf: (hopKey) => written.get(hopKey)?.id })) });
  }
  return written;
}

/** All of a party that a node tells. */
function isSameParty(a: PartyRecord | null, b: PartyRecord | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  return a.institutionCode === b.institutionCode && a.accountNumber === b.accountNumber && a.paymentOrder?.kind === b.paymentOrder?.kind && a.paymentOrder?.value === b.paymentOrder?.value;
}

const TOLD_OF_NODE = [
  'kind', 'layer', 'receivedMinor', 'taintedMinor', 'heldMinor', 'movedOnMinor', 'withdrawnMinor', 'releasedMinor', 'returnedMinor', 'pendingMinor', 'unknownMinor', 'payers', 'state',
] as const satisfies readonly (keyof TrailNode)[];

function isSameNode(a: TrailNode, b: TrailNode): boolean {
  return isSameParty(a.party, b.party) && TOLD_OF_NODE.every((name) => a[name] === b[name]);
}

const TOLD_OF_HOP = ['transferredAt', 'channel', 'bankReference', 'isLoss'] as const satisfies readonly (keyof TracedHop['hop'])[];

/** Of two edges with one key, which names the accounts and the amount. */
function isSameEdge(a: TracedHop, b: TracedHop): boolean {
  if (a.taintedMinor !== b.taintedMinor || !isSameExplanation(a.explanation, b.explanation)) return false;
  return a.hop === b.hop || TOLD_OF_HOP.every((name) => a.hop[name] === b.hop[name]);
}

function isSameExplanation(a: Explanation, b: Explanation): boolean {
  if (a.kind === 'paid_from' && b.kind === 'paid_from') {
    return a.rule === b.rule && a.parts.length === b.parts.length && a.parts.every(({ hopKey, minor }, index) => hopKey === b.parts[index]?.hopKey && minor === b.parts[index].minor);
  }
  if (a.kind === 'share' && b.kind === 'share') return a.rule === b.rule && a.tracedMinor === b.tracedMinor && a.knownMinor === b.knownMinor;
  return a.kind === b.kind;
}

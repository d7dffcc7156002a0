import { formatMoney } from '@paystop/ui-kit';
import type { FundsGraph, GraphEdge, GraphNode } from '../data/desk';
import { NODE_AMOUNTS, amountOf, nodeName, type GraphWords } from './graph-words';

/** One sentence about one node: a key of a text with its values. */
export interface GraphSentence {
  readonly id: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The path in words, layer by layer, for who hears it instead of seeing it. */
export function sentencesOf(graph: Pick<FundsGraph, 'nodes' | 'edges'>, words: GraphWords): readonly GraphSentence[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const leaving = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  return [...graph.nodes].sort((a, b) => a.layer - b.layer).map((node) => sentenceOf(node, { edges: leaving.get(node.id) ?? [], byId, words }));
}

interface Surroundings {
  readonly edges: readonly GraphEdge[];
  readonly byId: ReadonlyMap<string, GraphNode>;
  readonly words: GraphWords;
}

function sentenceOf(node: GraphNode, { edges, byId, words }: Surroundings): GraphSentence {
  const to = edges.map((edge) => {
    const receiver = byId.get(edge.to);
    return `${receiver === undefined ? '–' : nodeName(receiver, words)} ${formatMoney(edge.amount)}`;
  }).join('; ');
  const account = nodeName(node, words);
  if (node.kind === 'victim') {
    const paid = edges.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n);
    return { id: node.id, key: 'graph.sentence.victim', values: { account, amount: formatMoney({ amountMinor: String(paid), currency: 'CNY' }), layer: node.layer, to } };
  }
  const where = NODE_AMOUNTS.slice(2).filter((amount) => amountOf(node, amount).amountMinor !== '0').map((amount) => `${words.word(`graph.column.${amount}`)} ${formatMoney(amountOf(node, amount))}`).join(', ');
  const isEnd = node.kind === 'cash_out' || node.kind === 'unknown';
  return {
    id: node.id,
    key: isEnd ? 'graph.sentence.end' : to === '' ? 'graph.sentence.last' : 'graph.sentence.account',
    values: {
      account, layer: node.layer, received: formatMoney(node.receivedAmount), amount: formatMoney(node.taintedAmount), where: where === '' ? '–' : where, to,
      state: node.state === null ? words.word('graph.no_stop') : words.word(`word.state.${node.state}`),
    },
  };
}

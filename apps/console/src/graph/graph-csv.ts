import { formatInstant } from '@paystop/ui-kit';
import type { FundsGraph } from '../data/desk';
import { NODE_AMOUNTS, amountOf, nodeName, plainYuan, type GraphWords } from './graph-words';

type Cells = readonly (string | number | null)[];

/** Every account and every transfer, whatever is drawn; amounts in yuan. */
export function graphTables(graph: Pick<FundsGraph, 'nodes' | 'edges'>, words: GraphWords): { readonly accounts: readonly Cells[]; readonly transfers: readonly Cells[] } {
  const { word, nameOf } = words;
  const names = new Map(graph.nodes.map((node) => [node.id, nodeName(node, words)]));
  return {
    accounts: graph.nodes.map((node) => [
      node.layer, word(`word.node.${node.kind}`), nameOf(node.institutionCode), node.account, node.state === null ? null : word(`word.state.${node.state}`), ...NODE_AMOUNTS.map((amount) => plainYuan(amountOf(node, amount))), node.payers,
    ]),
    transfers: graph.edges.map((edge) => [
      formatInstant(edge.transferredAt), names.get(edge.from) ?? edge.from, names.get(edge.to) ?? edge.to, plainYuan(edge.amount), plainYuan(edge.taintedAmount),
      edge.channel === null ? null : word(`word.transfer_channel.${edge.channel}`), edge.bankReference, word(`graph.source.${edge.source}`), word(`graph.rule.${edge.explanation.rule}`),
    ]),
  };
}

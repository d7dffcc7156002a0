import type { FundsGraph, GraphEdge, GraphNode } from '../data/desk';
import { graphTables } from './graph-csv';
import { layoutOf } from './graph-layout';
import { sentencesOf } from './graph-sentences';
import { visibleGraph } from './visible-graph';

const fen = (amountMinor: number): { amountMinor: string; currency: 'CNY' } => ({ amountMinor: String(amountMinor), currency: 'CNY' });
const node = (id: string, layer: number, tainted: number, changes: Partial<GraphNode> = {}): GraphNode => ({
  id, kind: layer === 0 ? 'victim' : 'account', institutionCode: 'CMB', account: `62****${id}`, layer, receivedAmount: fen(tainted), taintedAmount: fen(tainted), heldAmount: fen(0), movedOnAmount: fen(0), payers: 1, state: 'held', ...changes,
});
const edge = (from: string, to: string, amount: number): GraphEdge => ({
  id: `${from}-${to}`, from, to, amount: fen(amount), taintedAmount: fen(amount), transferredAt: '2026-11-23T06:00:00.000Z', channel: 'mobile_banking', bankReference: null, source: 'bank', explanation: { rule: 'fifo', paidFrom: [] },
});
const NODES = [node('v', 0, 900), node('a', 1, 900), node('b', 2, 600), node('c', 2, 300), node('d', 3, 300), node('e', 3, 500)];
const EDGES = [edge('v', 'a', 900), edge('a', 'b', 600), edge('a', 'c', 300), edge('b', 'e', 500), edge('c', 'd', 200), edge('b', 'd', 100)];
const totals = { reportedLoss: fen(900), held: fen(900), movedOn: fen(0), cashedOut: fen(0), unknown: fen(0), released: fen(0), returned: fen(0) };
const GRAPH: FundsGraph = { nodes: NODES, edges: EDGES, totals, truncated: false };
const ids = (nodes: readonly { readonly id: string }[]): string[] => nodes.map(({ id }) => id);

describe('what is drawn of the money’s path', () => {
  it('is all of it while nothing is collapsed', () => {
    expect(visibleGraph(GRAPH, new Set())).toEqual({ nodes: NODES, edges: EDGES, hiddenBehind: new Map(), leftOut: 0 });
  });

  it('leaves out what lies behind a collapsed account alone, and says how much', () => {
    const { nodes, edges, hiddenBehind } = visibleGraph(GRAPH, new Set(['b']));
    expect(ids(nodes)).toEqual(['v', 'a', 'b', 'c', 'd']);
    expect(ids(edges)).toEqual(['v-a', 'a-b', 'a-c', 'c-d']);
    expect(hiddenBehind).toEqual(new Map([['b', 1]]));
  });

  it('ends where money runs in a circle', () => {
    const circle = { nodes: NODES, edges: [...EDGES, edge('e', 'a', 50)] };
    expect(visibleGraph(circle, new Set()).nodes).toHaveLength(6);
    expect(ids(visibleGraph(circle, new Set(['a'])).nodes)).toEqual(['v', 'a']);
  });

  it('keeps the victim and the largest where there are too many', () => {
    const { nodes, leftOut } = visibleGraph(GRAPH, new Set(), 4);
    expect(ids(nodes)).toEqual(['v', 'a', 'b', 'e']);
    expect(leftOut).toBe(2);
  });
});

describe('where a node stands', () => {
  it('is by its layer from left to right, near what it is connected with', () => {
    const places = layoutOf(NODES, EDGES);
    const x = (id: string): number => places.get(id)?.x ?? -1;
    const y = (id: string): number => places.get(id)?.y ?? 0;
    expect([x('v'), x('a'), x('b'), x('d')]).toEqual([0, 380, 760, 1_140]);
    expect(y('b')).toBeLessThan(y('c'));
    expect(y('e')).toBeLessThan(y('d'));
  });

  it('is the same for the same graph in another order', () => {
    expect(new Map([...layoutOf([...NODES].reverse(), [...EDGES].reverse())].sort())).toEqual(new Map([...layoutOf(NODES, EDGES)].sort()));
  });

  it('is one place for one node', () => {
    const places = [...layoutOf(NODES, EDGES).values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(NODES.length);
  });
});

describe('the same without a picture', () => {
  const words = { nameOf: (code: string | null) => (code === null ? '–' : `Bank ${code}`), word: (key: string) => key };

  it('is a sentence for each account: what came, what is there, where it went', () => {
    const [victim, first] = sentencesOf(GRAPH, words);
    expect(victim).toEqual({ id: 'v', key: 'graph.sentence.victim', values: { account: 'Bank CMB 62****v', amount: '¥9.00', layer: 0, to: 'Bank CMB 62****a ¥9.00' } });
    expect(first?.values['to']).toBe('Bank CMB 62****b ¥6.00; Bank CMB 62****c ¥3.00');
  });

  it('is two tables with every account and every transfer, in yuan', () => {
    const { accounts, transfers } = graphTables(GRAPH, words);
    expect(accounts).toHaveLength(6);
    expect(accounts[1]?.slice(0, 6)).toEqual([1, 'word.node.account', 'Bank CMB', '62****a', 'word.state.held', '9.00']);
    expect(transfers[0]?.slice(1, 5)).toEqual(['Bank CMB 62****v', 'Bank CMB 62****a', '9.00', '9.00']);
  });
});

import type { FundsGraph, GraphEdge, GraphNode } from '../data/desk';

/** What is drawn of a graph: without what lies only behind collapsed accounts, and without the smallest where there are too many. */
export interface VisibleGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Of every collapsed account: how many nodes are hidden behind it and nothing else. */
  readonly hiddenBehind: ReadonlyMap<string, number>;
  /** Too small to be drawn; they stand in the table. */
  readonly leftOut: number;
}

/** More boxes than this nobody can read, and drawing them would hold the page up. */
export const MOST_DRAWN = 250;

type Onward = ReadonlyMap<string, readonly string[]>;

export function onwardOf(edges: readonly GraphEdge[]): Onward {
  const onward = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = onward.get(from);
    if (known === undefined) onward.set(from, [to]);
    else if (!known.includes(to)) known.push(to);
  }
  return onward;
}

function reachedFrom(start: readonly string[], onward: Onward, collapsed: ReadonlySet<string>): Set<string> {
  const reached = new Set(start);
  const open = [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (collapsed.has(id)) continue;
    for (const next of onward.get(id) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

const NOTHING_COLLAPSED: ReadonlySet<string> = new Set();

export function visibleGraph(graph: Pick<FundsGraph, 'nodes' | 'edges'>, collapsed: ReadonlySet<string>, mostDrawn = MOST_DRAWN): VisibleGraph {
  const onward = onwardOf(graph.edges);
  const entered = new Set(graph.edges.map(({ to }) => to));
  // Money may run in a circle through a first account: what has no payer, and every victim, is a beginning.
  const starts = graph.nodes.filter(({ id, layer }) => layer === 0 || !entered.has(id)).map(({ id }) => id);
  const reached = reachedFrom(starts, onward, collapsed);
  const hiddenBehind = new Map<string, number>();
  for (const id of collapsed) {
    if (!reached.has(id)) continue;
    const behind = reachedFrom(onward.get(id) ?? [], onward, NOTHING_COLLAPSED);
    hiddenBehind.set(id, [...behind].filter((each) => !reached.has(each)).length);
  }
  const shown = graph.nodes.filter(({ id }) => reached.has(id));
  const drawn = shown.length <= mostDrawn ? shown : largest(shown, mostDrawn);
  const ids = new Set(drawn.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to) && !collapsed.has(from));
  return { nodes: drawn, edges, hiddenBehind, leftOut: shown.length - drawn.length };
}

/** Amounts have up to eighteen digits: compared as whole numbers, never as fractions. */
export function compareAmounts(a: { readonly amountMinor: string }, b: { readonly amountMinor: string }): number {
  const [left, right] = [BigInt(a.amountMinor), BigInt(b.amountMinor)];
  return left < right ? -1 : Number(left > right);
}

function largest(nodes: readonly GraphNode[], most: number): GraphNode[] {
  const kept = new Set([...nodes].sort((a, b) => Number(a.layer > 0) - Number(b.layer > 0) || compareAmounts(b.taintedAmount, a.taintedAmount)).slice(0, most).map(({ id }) => id));
  return nodes.filter(({ id }) => kept.has(id));
}

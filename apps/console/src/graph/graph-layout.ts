import type { GraphEdge, GraphNode } from '../data/desk';
import { compareAmounts } from './visible-graph';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export const COLUMN_PX = 380;
export const ROW_PX = 92;
const SWEEPS = 4;

type Columns = readonly (readonly string[])[];

/**
 * Layers from left to right. Within a layer each node stands near those that it is connected with, so that lines cross little;
 * the same graph always gives the same picture, and the largest amount stands first where nothing else decides.
 */
export function layoutOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): ReadonlyMap<string, Place> {
  const neighbours = neighboursOf(edges);
  let columns = columnsOf(nodes);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) columns = swept(columns, neighbours, sweep % 2 === 0);
  const places = new Map<string, Place>();
  columns.forEach((ids, column) => ids.forEach((id, row) => places.set(id, { x: column * COLUMN_PX, y: (row - (ids.length - 1) / 2) * ROW_PX })));
  return places;
}

function columnsOf(nodes: readonly GraphNode[]): Columns {
  const layers = [...new Set(nodes.map(({ layer }) => layer))].sort((a, b) => a - b);
  return layers.map((layer) => nodes.filter((node) => node.layer === layer).sort((a, b) => compareAmounts(b.taintedAmount, a.taintedAmount) || a.id.localeCompare(b.id)).map(({ id }) => id));
}

function neighboursOf(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (id: string, other: string): void => {
    const known = neighbours.get(id);
    if (known === undefined) neighbours.set(id, [other]);
    else known.push(other);
  };
  for (const { from, to } of edges) {
    add(from, to);
    add(to, from);
  }
  return neighbours;
}

/** One pass over the columns: each is ordered by the middle of its neighbours in the column passed before. */
function swept(columns: Columns, neighbours: ReadonlyMap<string, readonly string[]>, isForward: boolean): Columns {
  const order = isForward ? columns : [...columns].reverse();
  const done: (readonly string[])[] = [];
  for (const ids of order) {
    const before = done.at(-1);
    if (before === undefined) {
      done.push(ids);
      continue;
    }
    const rank = new Map(before.map((id, index) => [id, index - (before.length - 1) / 2]));
    const middle = (id: string, own: number): number => {
      const ranks = (neighbours.get(id) ?? []).flatMap((other) => rank.get(other) ?? []);
      return ranks.length === 0 ? own : ranks.reduce((sum, each) => sum + each, 0) / ranks.length;
    };
    const keyed = ids.map((id, index) => ({ id, index, key: middle(id, index - (ids.length - 1) / 2) }));
    done.push(keyed.sort((a, b) => a.key - b.key || a.index - b.index).map(({ id }) => id));
  }
  return isForward ? done : done.reverse();
}

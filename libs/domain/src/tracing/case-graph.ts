import type { PolicyPack } from '../policy/policy-pack';
import { type TrailState, findingsOf } from './case-findings';
import { type FundsGraph, fundsGraph } from './funds-graph';

/** The graphs of states that were asked for before: a state never changes. */
const graphs = new WeakMap<TrailState, FundsGraph>();

/** @returns the funds graph of a case as it stands. */
export function caseGraph(state: TrailState, { onward, tainting }: Pick<PolicyPack, 'onward' | 'tainting'>): FundsGraph {
  const known = graphs.get(state);
  if (known !== undefined) return known;
  const graph = fundsGraph(findingsOf(state), { tainting: tainting.rule, maxLayers: onward.maxLayers });
  graphs.set(state, graph);
  return graph;
}

import type { Hop } from './transfer-evidence';

/**
 * How far each node is from the victims: the first receiving account is layer 1 (contract-details 6). By the shortest
 * way, so that circles end and a second way in changes nothing but what is nearer.
 */
export function layersOf(hops: readonly Hop[]): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  const layers = new Map<string, number>();
  let edge: string[] = [];
  for (const { isLoss, fromKey, toKey } of hops) {
    if (isLoss) {
      if (!layers.has(toKey)) edge.push(toKey);
      layers.set(toKey, 1);
      continue;
    }
    const onward = next.get(fromKey);
    if (onward === undefined) next.set(fromKey, [toKey]);
    else onward.push(toKey);
  }
  const victims = new Set(hops.flatMap((hop) => (hop.isLoss && !layers.has(hop.fromKey) ? [hop.fromKey] : [])));
  for (const victim of victims) layers.set(victim, 0);
  for (let layer = 2; edge.length > 0; layer += 1) {
    const reached: string[] = [];
    for (const key of edge) {
      for (const toKey of next.get(key) ?? []) {
        if (layers.has(toKey)) continue;
        layers.set(toKey, layer);
        reached.push(toKey);
      }
    }
    edge = reached;
  }
  return layers;
}

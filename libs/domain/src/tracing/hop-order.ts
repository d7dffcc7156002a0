import type { Hop } from './transfer-evidence';

/**
 * Transfers in the order of time. Banks' times are often whole seconds: of what happened in the same instant, a transfer
 * into an account comes before one out of it, as far as they are not a circle.
 */
export function ordered(hops: readonly Hop[]): Hop[] {
  const sorted = [...hops].sort(compareHops);
  const result: Hop[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]?.transferredAt === sorted[from]?.transferredAt) to += 1;
    result.push(...(to - from === 1 ? sorted.slice(from, to) : inFlow(sorted.slice(from, to))));
    from = to;
  }
  return result;
}

function compareHops(a: Hop, b: Hop): number {
  if (a.transferredAt !== b.transferredAt) return a.transferredAt < b.transferredAt ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Accounts whose deposits of this instant are all booked pay first; a circle is opened at its first transfer. */
function inFlow(hops: readonly Hop[]): Hop[] {
  const awaited = new Map<string, number>();
  for (const { toKey } of hops) awaited.set(toKey, (awaited.get(toKey) ?? 0) + 1);
  const leaving = new Map<string, Hop[]>();
  for (const hop of hops) {
    const others = leaving.get(hop.fromKey);
    if (others === undefined) leaving.set(hop.fromKey, [hop]);
    else others.push(hop);
  }
  const done = new Set<Hop>();
  const result: Hop[] = [];
  for (const opener of [...hops.filter(({ fromKey }) => !awaited.has(fromKey)), ...hops]) {
    const ready = [opener];
    for (let hop = ready.pop(); hop !== undefined; hop = ready.pop()) {
      if (done.has(hop)) continue;
      done.add(hop);
      result.push(hop);
      const left = (awaited.get(hop.toKey) ?? 0) - 1;
      awaited.set(hop.toKey, left);
      if (left === 0) ready.push(...(leaving.get(hop.toKey) ?? []));
    }
  }
  return result;
}

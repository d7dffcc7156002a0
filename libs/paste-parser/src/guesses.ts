import type { Confidence, Guess, Span } from './reading';

const RANK: Readonly<Record<Confidence, number>> = { sure: 0, likely: 1, possible: 2 };

export function guess<T>(value: T, span: Span, told: { readonly confidence: Confidence; readonly rule: string }): Guess<T> {
  return { value, span, confidence: told.confidence, rule: told.rule };
}

/**
 * Best first, each value once. Two different values that are both `sure` contradict each other: none of them is sure then, and a person
 * chooses.
 */
export function settle<T>(found: readonly Guess<T>[], sameAs: (value: T) => string = String): readonly Guess<T>[] {
  const best = new Map<string, Guess<T>>();
  for (const each of found) {
    const key = sameAs(each.value);
    const known = best.get(key);
    if (known === undefined || RANK[each.confidence] < RANK[known.confidence]) best.set(key, each);
  }
  const candidates = [...best.values()].sort((a, b) => RANK[a.confidence] - RANK[b.confidence] || a.span.start - b.span.start);
  const [first, second] = candidates;
  if (first === undefined || second === undefined || first.confidence !== second.confidence) return candidates;
  return candidates.map((each) => ({ ...each, confidence: 'possible' as const }));
}

/** The candidate that may be filled in without asking: the only one of its rank. */
export function settled<T>(candidates: readonly Guess<T>[]): Guess<T> | undefined {
  const [first, second] = candidates;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return RANK[first.confidence] < RANK[second.confidence] ? first : undefined;
}

export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return [...text.matchAll(new RegExp(pattern.source, [...new Set(`${pattern.flags}gd`)].join('')))];
}

/** Where a group of a match stands. */
export function spanOf(match: RegExpExecArray, group: number): Span {
  const [start, end] = match.indices?.[group] ?? [match.index, match.index + match[0].length];
  return { start, end };
}

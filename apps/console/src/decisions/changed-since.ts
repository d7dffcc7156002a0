/** One thing that somebody else changed meanwhile. */
export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Counters and times of reading say nothing to a person who has to decide. */
const NOISE = new Set(['version', 'updatedAt', 'attempts', 'timeline', 'timers']);
const DEEPEST = 3;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** An amount is one thing, not two. */
export function isMoney(value: unknown): value is { readonly amountMinor: string; readonly currency: string } {
  return isObject(value) && typeof value['amountMinor'] === 'string';
}

/** @returns what differs between the state that was on the screen and the newer one, leaf by leaf; only what the newer one tells. */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const isDeep = path.split('.').length > DEEPEST;
  if (!isObject(before) || !isObject(after) || isDeep || isMoney(after)) return [{ path, before: before ?? null, after: after ?? null }];
  return Object.keys(after).filter((key) => !NOISE.has(key)).flatMap((key) => changesBetween(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

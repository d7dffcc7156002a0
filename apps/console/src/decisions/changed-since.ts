/** One thing that somebody else changed meanwhile. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Counters and times of reading say nothing to a person who has to decide. */
const NOISE = new Set(['version', 'updatedAt', 'attempts', 'timeline', 'timers']);
const DEEPEST = 3;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @returns what differs between the state that was on the screen and the newer one, leaf by leaf; only what the newer one tells. */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const isDeep = path.split('.').length > DEEPEST;
  if (!isObject(before) || !isObject(after) || isDeep) return [{ path, before: shown(before), after: shown(after) }];
  return Object.keys(after).filter((key) => !NOISE.has(key)).flatMap((key) => changesBetween(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

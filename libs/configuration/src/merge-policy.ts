type Tree = Readonly<Record<string, unknown>>;

/** How a list finds its elements again in the file that is merged over it. */
const LIST_KEYS = ['name', 'source'] as const;

/** Merges a policy over another: objects by key, lists by `name` or `source`, everything else replaced (contract-details 12). */
export function mergePolicy(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (isTree(base) && isTree(over)) return mergeTrees(base, over);
  if (Array.isArray(base) && Array.isArray(over)) return mergeLists(base, over);
  return over;
}

function mergeTrees(base: Tree, over: Tree): Tree {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = mergePolicy(base[key], value);
  return merged;
}

function mergeLists(base: readonly unknown[], over: readonly unknown[]): readonly unknown[] {
  const key = LIST_KEYS.find((candidate) => [...base, ...over].every((item) => isTree(item) && typeof item[candidate] === 'string'));
  if (key === undefined || over.length === 0) return over;
  const named = (item: unknown): unknown => (isTree(item) ? item[key] : undefined);
  const replaced = base.map((item) => mergePolicy(item, over.find((candidate) => named(candidate) === named(item))));
  const added = over.filter((item) => !base.some((candidate) => named(candidate) === named(item)));
  return [...replaced, ...added];
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

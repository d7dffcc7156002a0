import type { TextTree } from './texts';

/** @returns `group.key` of every text, in order. */
export function keysOf(tree: TextTree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, text]) => (typeof text === 'string' ? [`${prefix}${key}`] : keysOf(text, `${prefix}${key}.`))).sort();
}

/** The names in braces of a text: a translation that drops one says less. */
export function placeholdersOf(tree: TextTree, prefix = ''): Record<string, string[]> {
  return Object.fromEntries(Object.entries(tree).flatMap(([key, text]) => {
    if (typeof text !== 'string') return Object.entries(placeholdersOf(text, `${prefix}${key}.`));
    const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
    return names.length === 0 ? [] : [[`${prefix}${key}`, names]];
  }));
}

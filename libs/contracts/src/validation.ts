import type { z } from 'zod';

/** One wrong place in a message: a JSON Pointer, a sentence and, for rules that have one, a stable code. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
}

export type Validation<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Checks a parsed JSON value; on failure names every wrong field at once. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): Validation<z.output<S>> {
  const parsed = schema.safeParse(value, { error: sentence });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, errors: parsed.error.issues.flatMap(toFieldErrors) };
}

export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: jsonPointer([...issue.path, key]), message: 'is not a known field' }));
  }
  const path = jsonPointer(issue.path);
  const code = issue.code === 'custom' ? (issue.params?.['code'] as unknown) : undefined;
  return [typeof code === 'string' ? { path, message: issue.message, code } : { path, message: issue.message }];
}

const TYPES: Readonly<Record<string, string>> = { string: 'a string', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null' };

/** The rule that is broken, for every check of a schema that has no sentence of its own. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return issue.origin === 'array' ? `must have at most ${String(issue.maximum)} entries` : `must be at most ${String(issue.maximum)}${charactersOf(issue)}`;
    case 'too_small':
      if (issue.origin !== 'number' && issue.minimum === 1) return 'must not be empty';
      return issue.origin === 'array' ? `must have at least ${String(issue.minimum)} entries` : `must be at least ${String(issue.minimum)}${charactersOf(issue)}`;
    case 'invalid_union':
      return 'has none of the documented forms';
    default:
      return undefined;
  }
}

function charactersOf({ origin }: { readonly origin: string }): string {
  return origin === 'string' ? ' characters' : '';
}

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
  const parsed = schema.safeParse(value);
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
  const message = sentence(issue);
  const code = issue.code === 'custom' ? (issue.params?.['code'] as unknown) : undefined;
  return [typeof code === 'string' ? { path, message, code } : { path, message }];
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is required';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

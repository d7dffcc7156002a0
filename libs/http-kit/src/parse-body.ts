import { validate, type FieldError } from '@paystop/contracts';
import type { z } from 'zod';
import { problem, type ProblemError } from './problem';
import { isProblemCode } from './problem-codes';

/** @returns the checked value. @throws ProblemError (400) naming every wrong field at once. */
export function parseBody<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = validate(schema, value);
  if (result.ok) return result.value;
  throw invalidBody(result.errors);
}

/** One broken rule that has a code of its own gives that code; anything else is BODY.INVALID. */
function invalidBody(errors: readonly FieldError[]): ProblemError {
  const only = errors.length === 1 ? errors[0]?.code : undefined;
  const code = only !== undefined && isProblemCode(only) ? only : 'BODY.INVALID';
  return problem(code, code === 'BODY.INVALID' ? sentence(errors) : undefined, { errors });
}

function sentence(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (first === undefined) return 'the body is not as documented';
  const place = first.path === '' ? 'the body' : first.path;
  return errors.length === 1 ? `${place} ${first.message}` : `${errors.length} fields are wrong, the first: ${place} ${first.message}`;
}

import { instantSchema, validate } from '@paystop/contracts';
import { z } from 'zod';
import { problem } from './problem';

/** contract.md 1. */
export const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

const limitSchema = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= MAX_LIMIT, `must be 1 to ${MAX_LIMIT}`)
  .default(DEFAULT_LIMIT);

const listShape = {
  limit: limitSchema,
  /** Opaque, but of the letters that we make cursors of: nothing else is handed on to an owner. */
  cursor: z.string().regex(/^[\w-]{1,1000}$/, 'must be a nextCursor of this list').optional(),
  updatedAfter: instantSchema.optional(),
};

export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly updatedAfter?: string | undefined;
}

/** Reads a query by a strict schema of strings. @throws ProblemError (400) for an unknown, repeated or wrong parameter. */
export function parseQuery<S extends z.ZodType>(schema: S, query: unknown): z.output<S> {
  const result = validate(schema, { ...(query as object | undefined) });
  if (result.ok) return result.value;
  const [first] = result.errors;
  throw problem('QUERY.INVALID', `query parameter ${first?.path.slice(1) ?? ''} ${first?.message ?? 'is wrong'}`, { errors: result.errors });
}

/** `limit`, `cursor`, `updatedAfter` and the list's own filters: `parseListQuery(query, {status: z.enum([...]).optional()})`. */
export function parseListQuery<F extends z.ZodRawShape>(query: unknown, filters: F): ListQuery & z.output<z.ZodObject<F>> {
  const schema = z.strictObject({ ...filters, ...listShape });
  return parseQuery(schema, query) as ListQuery & z.output<z.ZodObject<F>>;
}

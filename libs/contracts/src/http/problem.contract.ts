import { z } from 'zod';

/** Answers grow by adding: readers must accept members that they do not know. */
const fieldErrorSchema = z.looseObject({ path: z.string(), message: z.string(), code: z.string().optional() });

/** RFC 9457, with a stable code and, for a bad body, every wrong place at once. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  /** With 412: the newer state. */
  current: z.unknown().optional(),
});

/** One page of a list, in a stable order. */
export function pageOf<S extends z.ZodType>(row: S) {
  return z.looseObject({ items: z.array(row), nextCursor: z.string().nullable() });
}

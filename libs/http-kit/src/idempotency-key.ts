import { uuidSchema } from '@paystop/contracts';
import { problem } from './problem';

export const IDEMPOTENCY_HEADER = 'idempotency-key';

/** @returns the key in lower case. @throws ProblemError (400) when it is missing or not a UUID. */
export function requireIdempotencyKey(header: string | undefined): string {
  const key = header?.trim() ?? '';
  if (key === '') throw problem('IDEMPOTENCY.KEY_MISSING');
  if (!uuidSchema.safeParse(key).success) throw problem('IDEMPOTENCY.KEY_INVALID');
  return key.toLowerCase();
}

import { createHash } from 'node:crypto';
import type { StopPaymentRequest } from '@paystop/contracts';
import { canonicalJson } from '@paystop/kernel';

/**
 * Tells whether two bodies say the same: key order and spaces do not count, values count as written; only the id is
 * read without regard to case (contract-details 1, 2). A valid body holds no numbers, so nothing is lost in parsing.
 */
export function bodyHashOf(request: StopPaymentRequest): string {
  return createHash('sha256').update(canonicalJson({ ...request, requestId: request.requestId.toLowerCase() })).digest('base64');
}

import type { StopPaymentRequest } from '@paystop/contracts';
import { canonicalJson } from '@paystop/kernel';

/**
 * Whether a stored body says the same as a request: key order and spaces do not count, values count as written; only
 * the id is read without regard to case (contract-details 1, 2). A valid body holds no numbers, so parsing loses nothing.
 * Asked for repeats only, so that a first request pays nothing for it.
 */
export function saysTheSame(storedBody: string, request: StopPaymentRequest): boolean {
  return canonical(JSON.parse(storedBody) as StopPaymentRequest) === canonical(request);
}

function canonical(request: StopPaymentRequest): string {
  return canonicalJson({ ...request, requestId: request.requestId.toLowerCase() });
}

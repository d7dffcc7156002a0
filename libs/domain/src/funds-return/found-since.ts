import { type Result, minorUnits, ok, refuse } from '@paystop/kernel';
import type { Claimant } from './claimants';
import type { ReturnRecord } from './return-record';

/**
 * Claims cover every case that paid into the account (contract-details 7): also one that was found after the proposal, as
 * long as nothing of it is paid. The split would be another one for everybody, so that such a return is not amended: it is rejected
 * and proposed anew, for that case too or with the reason why not. Where the account's own record showed whose the money is,
 * what is nobody's of the claims stays frozen, and the one found since starts a new round (domain.md 3.3).
 */
export function checkNobodyFoundSince(record: ReturnRecord, claimants: readonly Claimant[]): Result<ReturnRecord> {
  if (isTraced(record) || record.allocations.some(({ state }) => state === 'paid')) return ok(record);
  const named = new Set([...record.claims, ...record.leftOut].map(({ caseId }) => caseId));
  const missing = claimants.filter(({ caseId, transfers }) => !named.has(caseId) && transfers.some(({ open }) => minorUnits(open) > 0n));
  if (missing.length === 0) return ok(record);
  return refuse('RETURN.CLAIMANT_MISSING', 'another case was found to have paid into this account; reject this return and propose it anew', { missing: missing.map(({ caseId }) => caseId) });
}

/** A person's choice of a method rests on the claims alone. */
function isTraced({ requestedMethod, method }: ReturnRecord): boolean {
  return requestedMethod === 'auto' && method !== 'pro_rata';
}

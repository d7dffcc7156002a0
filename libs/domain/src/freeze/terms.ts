import { type Duration, type Instant, type Result, ok, plusDuration, refuse } from '@paystop/kernel';
import type { ApprovalLevel } from '../authority/four-eyes';
import type { PolicyPack } from '../policy/policy-pack';

/**
 * 6 months, each renewal at most 6 months; in major cases a year, which the city approves (domain.md 3.1). What is
 * compared are ends, since months have no fixed length.
 */
export function checkTerm(term: Duration, { from, policy }: { readonly from: Instant; readonly policy: PolicyPack }): Result<Duration> {
  const end = plusDuration(from, term);
  if (end <= from) return refuse('BODY.INVALID', 'a term is longer than nothing', { path: '/term' });
  const longest = plusDuration(from, policy.freeze.majorCaseLength);
  return end <= longest ? ok(term) : refuse('BODY.INVALID', 'is longer than the law allows', { path: '/term' });
}

/** Who may approve a term: beyond the ordinary length the city alone (contract-details 14). */
export function levelForTerm(term: Duration, { from, ordinary }: { readonly from: Instant; readonly ordinary: Duration }): ApprovalLevel {
  return plusDuration(from, term) > plusDuration(from, ordinary) ? 'city' : 'district';
}

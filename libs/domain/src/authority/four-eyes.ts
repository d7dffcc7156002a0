import { type Instant, type Result, ok, refuse } from '@paystop/kernel';
import { type Permission, type Person, levelOf, mayDo } from './authority';

/** What one person wants and another one has to approve (domain.md 5, I11; contract-details 7). */
export interface Proposal {
  /** Token subject: what "a person" means here. */
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
}

export interface Approval {
  readonly by: string;
  readonly at: Instant;
  /** The upheld objection that stands in the place of a proposal, where one does. */
  readonly objectionId: string | null;
}

/** A person who decides: by token subject, with the roles and the unit that the token gives. */
export interface Decider extends Person {
  readonly subject: string;
}

export type ApprovalLevel = 'district' | 'city';

/** Approvals begin at the district (contract-details 14: "district or city"); some are for the city alone. */
export function checkApprover(decider: Decider, level: ApprovalLevel): Result<void> {
  if (!mayDo(decider, 'approve')) return refuse('FOUR_EYES.NOT_AN_APPROVER', 'this takes an approver');
  const reached = levelOf(decider.unit);
  const high = reached === 'city' || (reached === 'district' && level === 'district');
  return high ? ok(undefined) : refuse('FOUR_EYES.LEVEL_TOO_LOW', `this takes an approver of the ${level}`);
}

/** Nobody approves what they proposed themselves. */
export function checkSecondPerson(proposedBy: string, decider: Decider): Result<void> {
  return proposedBy === decider.subject ? refuse('FOUR_EYES.SAME_PERSON', 'another person than the proposer has to decide') : ok(undefined);
}

export interface TwoPersonCall {
  /** What stands proposed already. */
  readonly standing: Proposal | null;
  readonly decider: Decider;
  /** Who may be the first of the two. */
  readonly mayPropose: Permission;
  readonly level: ApprovalLevel;
  /** An upheld objection stands in the place of the proposal. */
  readonly waived: boolean;
}

/**
 * Letting go and renewing take two calls of the same decision: an officer or operator proposes, then an approver
 * approves (contract-details 7). @returns which of the two this call is.
 */
export function twoPersonStep({ standing, decider, mayPropose, level, waived }: TwoPersonCall): Result<'propose' | 'approve'> {
  const approver = checkApprover(decider, level);
  if (standing === null) {
    if (waived && approver.ok) return ok('approve');
    if (mayDo(decider, mayPropose)) return ok('propose');
    return refuse('FOUR_EYES.PROPOSAL_MISSING', 'nobody has proposed this yet');
  }
  const other = checkSecondPerson(standing.by, decider);
  if (!other.ok) return other;
  if (approver.ok) return ok('approve');
  if (mayDo(decider, 'approve')) return approver;
  return refuse('FOUR_EYES.ALREADY_PROPOSED', 'this is proposed already and waits for an approver');
}

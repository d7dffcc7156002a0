import type { VerdictAnswer } from '@paystop/contracts';
import { ok, type Result } from '@paystop/kernel';
import type { IntakeStore } from '../../ports/intake-store.port';
import type { Acceptance, Submission, SubmissionRefusal, SubmitStopRequest } from '../submit-stop-request/submit-stop-request.usecase';

export interface WarningDecisions {
  /** Asks the owner of the warning, without deciding, whether its proposed stop can be confirmed. */
  check(warningId: string): Promise<VerdictAnswer>;
  /** Marks the proposed stop as confirmed by the request. Safe to repeat. */
  link(warningId: string, submission: Submission): Promise<VerdictAnswer>;
}

export type Confirmation =
  | { readonly kind: 'submitted'; readonly result: Result<Acceptance, SubmissionRefusal> }
  /** The owner of the warning says no, or is away. */
  | { readonly kind: 'verdict'; readonly answer: VerdictAnswer };

const OK = 200;
const SERVER_ERROR = 500;

/**
 * A person turns a proposed stop into a request (contract-details 8). Check first, then the intake (durable, and its
 * message names the warning), then the link. Whatever breaks in between, the same call again finishes it: the intake
 * and the link both take a repeat, and a request that is stored for this warning is no longer subject to the check. A rival who decides between
 * check and link loses nothing: the officer's request stands as any other would.
 */
export class ConfirmProposedStop {
  constructor(private readonly submitting: SubmitStopRequest, private readonly store: Pick<IntakeStore, 'find'>) {}

  async confirm(warningId: string, submission: Submission, decisions: WarningDecisions): Promise<Confirmation> {
    const stored = await this.store.find(submission.request.requestId.toLowerCase());
    if (stored?.warningId !== warningId) {
      const check = await decisions.check(warningId);
      if (check.status !== OK) return { kind: 'verdict', answer: check };
    }
    const result = await this.submitting.submit({ ...submission, warningId });
    if (!result.ok) return { kind: 'submitted', result };
    const linked = await decisions.link(warningId, submission);
    return linked.status >= SERVER_ERROR ? { kind: 'verdict', answer: linked } : { kind: 'submitted', result: ok(result.value) };
  }
}

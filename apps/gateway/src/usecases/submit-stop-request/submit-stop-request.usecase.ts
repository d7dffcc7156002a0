import type { InstitutionLookup } from '@paystop/configuration';
import type { FieldError, Principal, StopPaymentRequest } from '@paystop/contracts';
import { type KnownPaper, promisedClocks, reviewStopRequest, unitCovers, type PolicyPack, type Review } from '@paystop/domain';
import { ok, refuse, type Refusal, type Result } from '@paystop/kernel';
import type { IntakeStore, NewIntake, StoredIntake } from '../../ports/intake-store.port';
import { saysTheSame } from './same-body';

/** What the use case knows of the world besides its store. */
export interface IntakeKnowledge {
  readonly policy: PolicyPack;
  /** Gives the institutions to a judgement without effects, and again when it missed one that has come since. */
  judge<T>(work: (lookup: InstitutionLookup) => T): Promise<T>;
  /** @returns those of the attachments that exist, by id. */
  knownPapers(attachmentIds: readonly string[]): Promise<ReadonlyMap<string, KnownPaper>>;
}

/** A stop-payment request that is valid in form, with who sent it and when it came. */
export interface Submission {
  readonly request: StopPaymentRequest;
  /** The JSON text as posted. */
  readonly text: string;
  readonly caller: Principal;
  readonly receivedAt: string;
  readonly traceparent?: string | undefined;
  /** The warning whose proposed stop is confirmed by this request. */
  readonly warningId?: string | undefined;
}

export interface Acceptance {
  readonly requestId: string;
  /** JSON text of the 202 answer. */
  readonly answer: string;
}

export interface SubmissionRefusal extends Refusal {
  readonly errors?: readonly FieldError[];
}

/** Makes a stop-payment request durable and answers it; the same request again gets the same answer (contract.md 2). */
export class SubmitStopRequest {
  constructor(private readonly store: IntakeStore, private readonly knowledge: IntakeKnowledge) {}

  /** @throws StoreUnavailable when nothing can be made durable now. */
  async submit(submission: Submission): Promise<Result<Acceptance, SubmissionRefusal>> {
    const unit = submission.request.unit ?? submission.caller.unit;
    const forbidden = mayNotSubmit(submission, unit);
    if (forbidden !== undefined) return { ok: false, error: forbidden };
    const review = await this.review(submission, unit);
    const intake = toIntake(submission, unit, this.answerOf(submission, review));
    if (review.errors.length > 0) return this.answerRepeatOf(intake, submission.request, review.errors.map(({ path, message }) => ({ path, message })));
    const outcome = await this.store.store(intake);
    if (outcome.kind === 'stored') return ok({ requestId: intake.requestId, answer: intake.answer });
    if (outcome.kind === 'exists') return compare(outcome.intake, intake.unit, submission.request);
    return refuse('IDEMPOTENCY.IN_PROGRESS', 'the first call with this requestId is still being stored');
  }

  /** Time passes between a request and its repeat: what was accepted once stays accepted. */
  private async answerRepeatOf(intake: NewIntake, request: StopPaymentRequest, errors: readonly FieldError[]): Promise<Result<Acceptance, SubmissionRefusal>> {
    const stored = await this.store.find(intake.requestId);
    if (stored !== undefined) return compare(stored, intake.unit, request);
    return { ok: false, error: { code: 'REQUEST.REPORTED_AT_OUT_OF_RANGE', detail: `reportedAt ${errors[0]?.message ?? 'is out of range'}`, errors } };
  }

  private async review({ request, receivedAt }: Submission, unit: string): Promise<Review> {
    const { policy } = this.knowledge;
    const knownPapers = await this.knowledge.knownPapers(request.attachments ?? []);
    return this.knowledge.judge((institutions) => reviewStopRequest(request, { receivedAt, policy, unit, knownPapers, ...institutions }));
  }

  private answerOf({ request, receivedAt }: Submission, review: Review): string {
    return JSON.stringify({
      requestId: request.requestId.toLowerCase(),
      status: 'received',
      reportedAt: review.reportedAt,
      receivedAt,
      clocks: promisedClocks(review.clocksFrom, this.knowledge.policy),
      warnings: review.warnings,
    });
  }
}

/** Rules about the caller that the roles do not tell (contract-details 2, 7). */
function mayNotSubmit({ request, caller }: Submission, unit: string): SubmissionRefusal | undefined {
  if (!unitCovers(caller.unit, unit)) {
    const errors = [{ path: '/unit', message: 'is neither your unit nor below it' }];
    return { code: 'UNIT.NOT_YOURS', detail: 'the request names a unit that is neither yours nor below it', errors };
  }
  if (caller.officerId !== undefined && caller.officerId !== request.officers.handling.officerId) {
    const errors = [{ path: '/officers/handling/officerId', message: 'is not the officer of the token' }];
    return { code: 'OFFICERS.NOT_YOU', detail: 'the handling officer is not the one of the token', errors };
  }
  return undefined;
}

function toIntake({ request, text, caller, receivedAt, traceparent, warningId }: Submission, unit: string, answer: string): NewIntake {
  const requestId = request.requestId.toLowerCase();
  return { requestId, unit, subject: caller.subject, body: text, receivedAt, answer, warningId, traceparent };
}

function compare(stored: StoredIntake, unit: string, repeat: StopPaymentRequest): Result<Acceptance, SubmissionRefusal> {
  if (stored.unit !== unit) return refuse('IDEMPOTENCY.FOREIGN_KEY', 'a request of another unit exists under this id');
  if (!saysTheSame(stored.body, repeat)) return refuse('IDEMPOTENCY.BODY_DIFFERS', 'another body was accepted under this requestId');
  return ok({ requestId: stored.requestId, answer: stored.answer });
}

import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type FeedbackInput, type PolicyPack, type WarningRecord, decideProposedStop, giveFeedback, unitCovers } from '@paystop/domain';
import { refusalAnswer } from '@paystop/http-kit';
import type { Result } from '@paystop/kernel';
import { presentWarning } from '@paystop/presentation';
import type { UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { WarningRepository } from '../../adapters/postgres/warning.repository';
import type { WarningChange, WarningWriter } from '../../adapters/postgres/warning-writer';
import { actorOf, answer, notFound, staleAnswer } from '../../verdicts/verdict-context';
import { prefilledStopRequest } from './prefilled-stop-request';

export interface DecideWarningsStores {
  readonly unitOfWork: UnitOfWork;
  readonly warnings: WarningRepository;
  readonly writer: WarningWriter;
  readonly answers: VerdictAnswerRepository;
}

interface Decided {
  readonly type: WarningChange['type'];
  readonly result: Result<WarningRecord>;
  readonly answer: (warning: WarningRecord) => object;
}

const OK = 200;

/** Feedback on dissuasion tasks and decisions on the stops that alerts propose (contract-details 8). */
export class DecideWarningsUseCase {
  constructor(private readonly stores: DecideWarningsStores, private readonly rules: { readonly policy: PolicyPack; readonly now: () => string }) {}

  giveFeedback(request: VerdictRequest): Promise<VerdictAnswer> {
    const feedback = request.body as FeedbackInput;
    return this.decide(request, (warning, now) => ({
      type: 'WarningFeedbackGiven',
      result: giveFeedback(warning, feedback, { actor: actorOf(request), now }),
      answer: (after) => ({
        ...presentWarning(after, 'masked'), ...(feedback.outcome === 'already_lost' ? { prefilledRequest: prefilledStopRequest(after, now) } : {}),
      }),
    }));
  }

  declineStop(request: VerdictRequest): Promise<VerdictAnswer> {
    const { reason } = request.body as { readonly reason: string };
    return this.decide(request, (warning) => ({
      type: 'StopProposalDecided',
      result: decideProposedStop(warning, { state: 'declined', requestId: null, reason, by: request.principal.subject }),
      answer: (after) => presentWarning(after, 'masked'),
    }));
  }

  /** Says whether the proposed stop can be confirmed, and with what body; changes nothing. */
  checkStop(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const warning = await this.stores.warnings.lock(tx, request.id);
      if (warning === undefined || !unitCovers(request.principal.unit, warning.unit)) return notFound('warning');
      const stale = staleAnswer(request, warning.version, presentWarning(warning, 'masked'));
      if (stale !== undefined) return stale;
      const possible = decideProposedStop(warning, { state: 'confirmed', requestId: null, reason: null, by: request.principal.subject });
      if (!possible.ok) return refusalAnswer({ ...possible.error, facts: { current: presentWarning(warning, 'masked') } });
      const now = this.rules.now();
      await this.stores.writer.recordUnmasking(tx, { warning, by: byOf(request, now), reason: 'prefilled stop request' });
      return { status: OK, body: prefilledStopRequest(warning, now) };
    });
  }

  /** Marks the proposed stop as confirmed by a request that is stored already; the same link again changes nothing. */
  linkStop(request: VerdictRequest): Promise<VerdictAnswer> {
    const { requestId } = request.body as { readonly requestId: string };
    return this.stores.unitOfWork.run(async (tx) => {
      const warning = await this.stores.warnings.lock(tx, request.id);
      if (warning === undefined || !unitCovers(request.principal.unit, warning.unit)) return notFound('warning');
      if (warning.proposedStop?.requestId === requestId) return answer(OK, { ...presentWarning(warning, 'masked'), version: warning.version });
      const linked = decideProposedStop(warning, { state: 'confirmed', requestId, reason: null, by: request.principal.subject });
      if (!linked.ok) return refusalAnswer(linked.error);
      await this.stores.writer.write(tx, [{ warning: linked.value, type: 'StopProposalDecided', by: byOf(request, this.rules.now()) }], []);
      return answer(OK, { ...presentWarning(linked.value, 'masked'), version: linked.value.version });
    });
  }

  private decide(request: VerdictRequest, decide: (warning: WarningRecord, now: string) => Decided): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const warning = await this.stores.warnings.lock(tx, request.id);
      if (warning === undefined || !unitCovers(request.principal.unit, warning.unit)) return notFound('warning');
      const stale = staleAnswer(request, warning.version, presentWarning(warning, 'masked'));
      if (stale !== undefined) return stale;
      const now = this.rules.now();
      const decided = decide(warning, now);
      if (!decided.result.ok) return refusalAnswer({ ...decided.result.error, facts: { current: presentWarning(warning, 'masked') } });
      const after = decided.result.value;
      const by = byOf(request, now);
      await this.stores.writer.write(tx, [{ warning: after, type: decided.type, by }], []);
      if (after.feedback?.outcome === 'already_lost') await this.stores.writer.recordUnmasking(tx, { warning: after, by, reason: 'prefilled stop request' });
      const given = answer(OK, { ...decided.answer(after), version: after.version });
      await this.stores.answers.keep(tx, request, given);
      return given;
    });
  }
}

function byOf(request: VerdictRequest, at: string): WarningChange['by'] {
  const { id: actor, role, unit } = actorOf(request);
  return { at, actor, role, unit };
}

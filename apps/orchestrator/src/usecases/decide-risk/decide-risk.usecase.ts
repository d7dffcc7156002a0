import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type RiskEntry, confirmIndicator, withdrawRisk } from '@paystop/domain';
import { refusalAnswer } from '@paystop/http-kit';
import { type Result, ok } from '@paystop/kernel';
import { presentRisk } from '@paystop/presentation';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { RiskRepository } from '../../adapters/postgres/risk.repository';
import type { RiskWriter } from '../../adapters/postgres/risk-writer';
import { actorOf, answer, notFound, staleAnswer } from '../../verdicts/verdict-context';

export interface DecideRiskStores {
  readonly unitOfWork: UnitOfWork;
  readonly risks: RiskRepository;
  readonly writer: RiskWriter;
  readonly answers: VerdictAnswerRepository;
}

interface Decision {
  readonly action: string;
  readonly reason: string | null;
  /** Whether the path names this entry. */
  readonly isMeant: (entry: RiskEntry) => boolean;
  readonly decide: (entry: RiskEntry, by: { readonly actor: ReturnType<typeof actorOf>; readonly now: string }) => Result<RiskEntry>;
}

const INSTITUTION_IN_PATH = /\/institutions\/([^/]+)\//;

/** What people decide about entries: a wrong one is withdrawn, an indicator of too few cases is confirmed. */
export class DecideRiskUseCase {
  constructor(private readonly stores: DecideRiskStores, private readonly rules: { readonly now: () => string; readonly referenceOf: (entry: RiskEntry) => string }) {}

  withdrawAccount(request: VerdictRequest): Promise<VerdictAnswer> {
    const institution = INSTITUTION_IN_PATH.exec(request.path)?.[1];
    return this.decide(request, { ...withdrawal(request), isMeant: (entry) => entry.kind === 'account' && entry.institutionCode === institution });
  }

  withdrawIndicator(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, { ...withdrawal(request), isMeant: (entry) => entry.kind === 'indicator' });
  }

  confirmIndicator(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, {
      action: 'IndicatorConfirmed', reason: null, isMeant: (entry) => entry.kind === 'indicator',
      decide: (entry, by) => (entry.kind === 'indicator' ? confirmIndicator(entry, by) : ok(entry)),
    });
  }

  private decide(request: VerdictRequest, decision: Decision): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const before = await this.stores.risks.lock(tx, request.id);
      if (before === undefined || !decision.isMeant(before)) return notFound('entry');
      const stale = staleAnswer(request, before.version, this.present(before));
      return stale ?? this.carryOut(tx, request, { before, decision });
    });
  }

  private async carryOut(tx: Tx, request: VerdictRequest, { before, decision }: { readonly before: RiskEntry; readonly decision: Decision }): Promise<VerdictAnswer> {
    const [actor, now] = [actorOf(request), this.rules.now()];
    const decided = decision.decide(before, { actor, now });
    if (!decided.ok) return refusalAnswer({ ...decided.error, facts: { current: this.present(before) } });
    await this.stores.writer.decide(tx, { before, after: decided.value }, { action: decision.action, reason: decision.reason, actor, now });
    const given = answer(200, this.present(decided.value));
    await this.stores.answers.keep(tx, request, given);
    return given;
  }

  private present(entry: RiskEntry): object & { readonly version: number } {
    return presentRisk(entry, { accountRef: this.rules.referenceOf(entry), visibility: 'masked' });
  }
}

function withdrawal(request: VerdictRequest): Pick<Decision, 'action' | 'reason' | 'decide'> {
  const { reason } = request.body as { readonly reason: string };
  return { action: 'RiskWithdrawn', reason, decide: (entry, by) => withdrawRisk(entry, reason, by) };
}

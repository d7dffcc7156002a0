import { type Actor, type CaseDraft, type RiskEntry, isAlive, withdrawRisk } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { RiskRepository } from '../../adapters/postgres/risk.repository';
import type { RiskWriter } from '../../adapters/postgres/risk-writer';

export interface RiskWithdrawalReason {
  readonly reason: string;
  readonly actor: Actor;
  readonly now: string;
}

/** Takes the entry of an account back because its holder was cleared: an upheld objection does that too (contract-details 7). */
export class RiskWithdrawal {
  constructor(private readonly risks: RiskRepository, private readonly writer: RiskWriter) {}

  /** After a decision about a case: an upheld objection clears the account that it was about. */
  async afterDecision(tx: Tx, draft: CaseDraft): Promise<void> {
    for (const { type, changed, caseId, actor, at } of draft.events) {
      if (type !== 'ObjectionUpheld' || changed.kind !== 'objection') continue;
      const { subject, decided } = changed.record;
      const state = draft.case(caseId);
      const holdId = subject.kind === 'freeze' ? state.freezes.get(subject.id)?.holdId : subject.id;
      const hold = holdId === undefined ? undefined : state.holds.get(holdId);
      if (hold !== undefined) await this.ofAccount(tx, hold.accountRef, { reason: decided?.reason ?? 'objection upheld', actor, now: at });
    }
  }

  /**
   * Within the caller's unit of work.
   * @param accountRef as holds and instructions carry it. @returns the withdrawn entry; undefined where there is none alive.
   */
  async ofAccount(tx: Tx, accountRef: string, why: RiskWithdrawalReason): Promise<RiskEntry | undefined> {
    const before = (await this.risks.lockEntries(tx, [accountRef])).get(accountRef);
    if (before === undefined || !isAlive(before)) return undefined;
    const withdrawn = withdrawRisk(before, why.reason, why);
    if (!withdrawn.ok) return undefined;
    await this.writer.decide(tx, { before, after: withdrawn.value }, { ...why, action: 'RiskWithdrawn' });
    return withdrawn.value;
  }
}

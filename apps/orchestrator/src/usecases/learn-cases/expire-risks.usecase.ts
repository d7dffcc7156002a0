import { expireRisk } from '@paystop/domain';
import type { UnitOfWork } from '@paystop/ports';
import type { RiskRepository } from '../../adapters/postgres/risk.repository';
import type { RiskChange, RiskWriter } from '../../adapters/postgres/risk-writer';

const BATCH = 100;

/** Takes entries that have aged out from those that rely on them. */
export class ExpireRisksUseCase {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly stores: { readonly risks: RiskRepository; readonly writer: RiskWriter }) {}

  /** @returns whether more may be due. */
  execute(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const { now, entries } = await this.stores.risks.lockExpired(tx, BATCH);
      const changes = entries.flatMap((before): RiskChange[] => {
        const after = expireRisk(before, now);
        return after === undefined ? [] : [{ before, after }];
      });
      if (changes.length > 0) await this.stores.writer.write(tx, changes, now);
      return entries.length === BATCH;
    });
  }
}

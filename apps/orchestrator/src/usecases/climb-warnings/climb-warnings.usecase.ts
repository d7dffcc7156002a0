import { PAYSTOP, type PolicyPack, climbWarning } from '@paystop/domain';
import type { UnitOfWork } from '@paystop/ports';
import type { WarningRepository } from '../../adapters/postgres/warning.repository';
import type { WarningChange, WarningWriter } from '../../adapters/postgres/warning-writer';

/** Deadlines handled in one unit of work; small, since they may all have been set by one flood of alerts. */
const BATCH = 100;

/** Takes warnings whose feedback was missed a level up, in the unit of work that moves their deadline. */
export class ClimbWarningsUseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly warnings: WarningRepository; readonly writer: WarningWriter },
    private readonly policy: PolicyPack,
  ) {}

  /** @returns whether more may be due. */
  execute(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const { now, warnings } = await this.stores.warnings.lockDue(tx, BATCH);
      const by = { at: now, actor: PAYSTOP.id, role: PAYSTOP.role, unit: PAYSTOP.unit };
      const changes = warnings.flatMap((warning): WarningChange[] => {
        const climbed = climbWarning(warning, { now, policy: this.policy });
        return climbed === undefined ? [] : [{ ...climbed, by }];
      });
      if (changes.length > 0) await this.stores.writer.write(tx, changes, []);
      return warnings.length === BATCH;
    });
  }
}

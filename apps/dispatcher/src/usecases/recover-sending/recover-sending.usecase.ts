import { instantFromMs } from '@paystop/kernel';
import type { Logger, UnitOfWork } from '@paystop/ports';
import type { LaneRules } from '../../instruction/lane-rules';
import { recoverSending } from '../../instruction/order-answer';
import type { LaneStore } from '../../ports/lane-store.port';
import type { Recorder } from '../../recording/recorder';
import type { Switchboard } from '../../switchboard/switchboard';

export interface RecoverSendingPorts {
  readonly unitOfWork: UnitOfWork;
  readonly store: LaneStore;
  readonly recorder: Recorder;
  readonly switchboard: Switchboard;
  readonly logger: Logger;
}

/** A row stands in `sending` and nobody sends it: it may have reached the bank, so the bank is asked first. */
export class RecoverSendingUseCase {
  constructor(
    private readonly ports: RecoverSendingPorts,
    private readonly rules: LaneRules,
  ) {}

  async execute(instructionId: string): Promise<void> {
    const { unitOfWork, store, recorder, switchboard, logger } = this.ports;
    const context = { now: instantFromMs(Date.now()), rules: this.rules, chance: 0, fallbackProtocol: undefined };
    const written = await unitOfWork.run(async (tx) => {
      const [before] = await store.lock(tx, [instructionId]);
      return before?.step === 'sending' ? recorder.write(tx, [{ before, transition: recoverSending(before, context) }]) : [];
    });
    recorder.nudge();
    for (const row of written) {
      logger.warn('found half sent: asking the bank', { instructionId, institution: row.institutionCode });
      switchboard.replace(row);
    }
  }
}

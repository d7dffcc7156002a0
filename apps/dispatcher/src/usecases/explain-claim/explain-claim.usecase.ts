import { instantFromMs, plusMs } from '@paystop/kernel';
import type { Tx, UnitOfWork } from '@paystop/ports';
import { cancel } from '../../instruction/inquiry-answer';
import { type LaneInstruction, type Transition, isFinal, quietly } from '../../instruction/lane-instruction';
import { leftALimit } from '@paystop/connector-kit';
import type { LaneStore } from '../../ports/lane-store.port';
import type { Recorder } from '../../recording/recorder';
import type { Switchboard } from '../../switchboard/switchboard';

export interface ExplainClaimPorts {
  readonly unitOfWork: UnitOfWork;
  readonly store: LaneStore;
  readonly recorder: Recorder;
  readonly switchboard: Switchboard;
}

/** What is told at once when an earlier instruction ends is looked at again after this, in case nobody told. */
const LOOK_AGAIN_MS = 5_000;

type Reason = 'gone' | 'overtaken' | 'pointless' | 'blocked' | 'try_again';

/** A row could not be taken for sending: overtaken by a release, pointless, waiting for an earlier one, or just changed. */
export class ExplainClaimUseCase {
  constructor(
    private readonly ports: ExplainClaimPorts,
    private readonly now: () => number = Date.now,
  ) {}

  async execute(instructionId: string): Promise<void> {
    const { reason, row } = await this.ports.unitOfWork.run((tx) => this.decide(tx, instructionId));
    this.ports.recorder.nudge();
    if (row === undefined) return;
    if (reason === 'blocked') this.ports.switchboard.block(row);
    if (isFinal(row)) this.ports.switchboard.settled(row);
    // The lease may have gone to another process: then this lane is not offered anything either.
    if (reason === 'try_again') this.ports.switchboard.take({ ...row, nextAttemptAt: plusMs(this.instant(), RETRY_CLAIM_MS) });
  }

  private async decide(tx: Tx, instructionId: string): Promise<{ readonly reason: Reason; readonly row?: LaneInstruction }> {
    const [row] = await this.ports.store.lock(tx, [instructionId]);
    if (row === undefined || row.step !== 'send') return { reason: 'gone' };
    const reason = await this.reasonFor(tx, row);
    const [written] = await this.ports.recorder.write(tx, [{ before: row, transition: this.follow(row, reason) }]);
    return { reason, row: reason === 'blocked' || written === undefined ? { ...(written ?? row), nextAttemptAt: this.instant() } : written };
  }

  private async reasonFor(tx: Tx, row: LaneInstruction): Promise<Reason> {
    if ((await this.ports.store.fenceOf(row, tx)) > row.sequence) return 'overtaken';
    const below = await this.ports.store.lockBelow(tx, row);
    if (below.length > 0) return 'blocked';
    return row.onlyIfTookEffect && !(await this.tookEffect(tx, row)) ? 'pointless' : 'try_again';
  }

  private async tookEffect(tx: Tx, { originalInstructionId }: LaneInstruction): Promise<boolean> {
    if (originalInstructionId === null) return false;
    const [original] = await this.ports.store.lock(tx, [originalInstructionId]);
    return original !== undefined && leftALimit({ action: original.action, result: original.result, code: original.report?.code ?? null });
  }

  private follow(row: LaneInstruction, reason: Reason): Transition {
    if (reason === 'overtaken' || reason === 'pointless') return cancel(row, this.instant());
    return reason === 'blocked' ? quietly(row, { nextAttemptAt: plusMs(this.instant(), LOOK_AGAIN_MS) }) : { next: row, events: [] };
  }

  private instant(): string {
    return instantFromMs(this.now());
  }
}

const RETRY_CLAIM_MS = 200;

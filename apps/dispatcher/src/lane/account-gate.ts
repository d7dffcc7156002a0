import type { LaneInstruction } from '../instruction/lane-instruction';

/** One order per account in flight: the next waits here for the end of the one before it. */
export class AccountGate {
  private readonly busy = new Set<string>();
  private readonly waiting = new Map<string, LaneInstruction[]>();

  isBusy({ accountRef }: LaneInstruction): boolean {
    return this.busy.has(accountRef);
  }

  enter({ accountRef }: LaneInstruction): void {
    this.busy.add(accountRef);
  }

  wait(instruction: LaneInstruction): void {
    this.waiting.set(instruction.accountRef, [...(this.waiting.get(instruction.accountRef) ?? []), instruction]);
  }

  /** @returns who has waited for it. */
  leave({ accountRef }: LaneInstruction): readonly LaneInstruction[] {
    this.busy.delete(accountRef);
    const waiting = this.waiting.get(accountRef) ?? [];
    this.waiting.delete(accountRef);
    return waiting;
  }
}

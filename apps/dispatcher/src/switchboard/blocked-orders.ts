import type { LaneInstruction } from '../instruction/lane-instruction';

/** Orders that wait for an earlier one on their case and account; the table has them too, this only saves the wait for the poll. */
export class BlockedOrders {
  private readonly byAccount = new Map<string, Map<string, LaneInstruction>>();

  add(instruction: LaneInstruction): void {
    const key = keyOf(instruction);
    const waiting = this.byAccount.get(key) ?? new Map<string, LaneInstruction>();
    waiting.set(instruction.instructionId, instruction);
    this.byAccount.set(key, waiting);
  }

  release(instruction: LaneInstruction): LaneInstruction[] {
    const key = keyOf(instruction);
    const waiting = this.byAccount.get(key);
    if (waiting === undefined) return [];
    this.byAccount.delete(key);
    return [...waiting.values()].sort((a, b) => a.sequence - b.sequence);
  }
}

function keyOf({ caseId, accountRef }: LaneInstruction): string {
  return `${caseId}|${accountRef}`;
}

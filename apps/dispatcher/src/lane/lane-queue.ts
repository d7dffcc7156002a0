import type { LaneInstruction } from '../instruction/lane-instruction';

/** Lane order (contract-details 3): raised ones, then the nearest clock, then the larger amount, then the older. */
export function comesBefore(a: LaneInstruction, b: LaneInstruction): boolean {
  if (a.raised !== b.raised) return a.raised;
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt;
  if (a.amountMinor.length !== b.amountMinor.length) return a.amountMinor.length > b.amountMinor.length;
  if (a.amountMinor !== b.amountMinor) return a.amountMinor > b.amountMinor;
  if (a.sequence !== b.sequence) return a.sequence < b.sequence;
  return a.instructionId < b.instructionId;
}

/** A binary heap in lane order. */
export class LaneQueue {
  private readonly heap: LaneInstruction[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** A full queue still takes what would be its next; the rest waits in the table. */
  admits(instruction: LaneInstruction, size: number): boolean {
    const [head] = this.heap;
    return this.heap.length < size || head === undefined || (this.heap.length < 2 * size && comesBefore(instruction, head));
  }

  push(instruction: LaneInstruction): void {
    this.heap.push(instruction);
    this.rise(this.heap.length - 1);
  }

  pop(): LaneInstruction | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    this.sink();
    return first;
  }

  /** Takes one out wherever it stands; rare (a person or an escalation), so the whole heap may be looked at. */
  remove(instructionId: string): LaneInstruction | undefined {
    const index = this.heap.findIndex((each) => each.instructionId === instructionId);
    if (index < 0) return undefined;
    const [removed] = this.heap.splice(index, 1);
    const rest = this.heap.splice(0);
    for (const each of rest) this.push(each);
    return removed;
  }

  private rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfBefore(index, parent)) return;
      index = parent;
    }
  }

  private sink(): void {
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const first = this.firstOf(left, right);
      if (first === undefined || !this.swapIfBefore(first, index)) return;
      index = first;
    }
  }

  private firstOf(left: number, right: number): number | undefined {
    const [a, b] = [this.heap[left], this.heap[right]];
    if (a === undefined) return undefined;
    return b !== undefined && comesBefore(b, a) ? right : left;
  }

  /** Swaps the two places when what stands at the lower one comes before the other. */
  private swapIfBefore(lower: number, upper: number): boolean {
    const [a, b] = [this.heap[lower], this.heap[upper]];
    if (a === undefined || b === undefined || !comesBefore(a, b)) return false;
    this.heap[lower] = b;
    this.heap[upper] = a;
    return true;
  }
}

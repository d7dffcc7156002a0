import type { Instant } from '@paystop/kernel';
import { cancel } from './inquiry-answer';
import { type LaneInstruction, type Transition, isFinal, quietly } from './lane-instruction';

/** Orders that let go: nothing older on the account may reach the bank after them (domain.md 5, I4). */
export function raisesFence(action: string): boolean {
  return action === 'release' || action === 'unfreeze';
}

/** A release has come with a higher sequence: what has not begun is cancelled, what may have gone out is asked for at once. */
export function overtake(instruction: LaneInstruction, now: Instant): Transition {
  if (isFinal(instruction)) return quietly(instruction, {});
  if (instruction.step === 'send' || instruction.step === 'person') return cancel(instruction, now);
  return instruction.step === 'sync' ? quietly(instruction, { nextAttemptAt: now, raised: true }) : quietly(instruction, {});
}

import type { Protocol } from '@paystop/contracts';
import type { Instant } from '@paystop/kernel';
import { type LaneInstruction, type Transition, isFinal, quietly, telling } from './lane-instruction';

/** Hands an instruction to a person: it waits until an operator enters what the bank said. */
export function toPerson(instruction: LaneInstruction, channel: Protocol, now: Instant, detail = 'call the bank and enter its answer'): Transition {
  return telling(instruction, 'InstructionAttentionRaised', {
    state: 'queued', step: 'person', channel, failures: 0, nextAttemptAt: now, attention: { type: 'ManualCall', detail, at: now },
  });
}

/** The channel of an institution was switched: what has not begun moves with it. */
export function switchChannel(instruction: LaneInstruction, channel: Protocol, person: boolean, now: Instant): Transition {
  const unbegun = instruction.state === 'queued' && (instruction.step === 'send' || instruction.step === 'person');
  if (!unbegun || (instruction.channel === channel && (instruction.step === 'person') === person)) return quietly(instruction, {});
  if (person) return toPerson(instruction, channel, now);
  return telling(instruction, 'InstructionQueued', { channel, step: 'send', attention: null, nextAttemptAt: now });
}

export function raisePriority(instruction: LaneInstruction): Transition {
  return isFinal(instruction) || instruction.raised ? quietly(instruction, {}) : quietly(instruction, { raised: true });
}

/**
 * A clock's escalation allows the other channel: taken at once when nothing can have reached the bank, remembered while
 * a call or an inquiry is under way, and otherwise an operator is told to ask first (contract-details 3).
 */
export function allowFallback(instruction: LaneInstruction, fallback: Protocol | undefined, now: Instant): Transition {
  if (isFinal(instruction) || fallback === undefined || fallback === instruction.channel || instruction.fallbackAllowed) return quietly(instruction, {});
  const allowed = { ...instruction, fallbackAllowed: true };
  if (instruction.step === 'send') return toPerson(allowed, fallback, now);
  if (instruction.step === 'sending') return quietly(allowed, {});
  return telling(allowed, 'InstructionAttentionRaised', {
    attention: { type: 'AskFirst', detail: 'it may have reached the bank: ask before ordering it in another way', at: now },
  });
}

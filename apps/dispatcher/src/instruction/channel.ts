import type { Protocol } from '@paystop/contracts';
import type { Instant } from '@paystop/kernel';
import { type LaneInstruction, type Transition, isFinal, quietly, telling } from './lane-instruction';

/** How an instruction goes to its bank: by a machine, or by a person with a phone. */
export interface Channel {
  readonly protocol: Protocol;
  readonly person: boolean;
  /** Why a person has to do it, where that is not the institution's own way. */
  readonly reason?: string;
}

/** Hands an instruction to a person: it waits until an operator enters what the bank said. */
export function toPerson(instruction: LaneInstruction, { protocol, reason }: Pick<Channel, 'protocol' | 'reason'>, now: Instant): Transition {
  return telling(instruction, 'InstructionAttentionRaised', {
    state: 'queued', step: 'person', channel: protocol, failures: 0, nextAttemptAt: now,
    attention: { type: 'ManualCall', detail: reason ?? 'call the bank and enter its answer', at: now },
  });
}

/** The channel of an institution was switched: what has not begun moves with it. */
export function switchChannel(instruction: LaneInstruction, channel: Channel, now: Instant): Transition {
  const { protocol, person } = channel;
  const unbegun = instruction.state === 'queued' && (instruction.step === 'send' || instruction.step === 'person');
  if (!unbegun || (instruction.channel === protocol && (instruction.step === 'person') === person)) return quietly(instruction, {});
  if (person) return toPerson(instruction, channel, now);
  return telling(instruction, 'InstructionQueued', { channel: protocol, step: 'send', attention: null, nextAttemptAt: now });
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
  if (instruction.step === 'send') return toPerson(allowed, { protocol: fallback }, now);
  if (instruction.step === 'sending') return quietly(allowed, {});
  return telling(allowed, 'InstructionAttentionRaised', {
    attention: { type: 'AskFirst', detail: 'it may have reached the bank: ask before ordering it in another way', at: now },
  });
}

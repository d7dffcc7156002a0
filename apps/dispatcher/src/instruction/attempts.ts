import type { InstructionAttempt, Protocol } from '@paystop/contracts';
import type { Instant } from '@paystop/kernel';
import type { LaneInstruction } from './lane-instruction';

/** A bank that is away for a day makes thousands; the first ones and the last ones are what a person reads. */
const MOST_ATTEMPTS_KEPT = 40;
const FIRST_KEPT = 5;

export interface AttemptEnd {
  readonly at: Instant;
  readonly result: NonNullable<InstructionAttempt['result']>;
  readonly httpStatus: number | null;
  readonly note: string | null;
}

export function startAttempt(instruction: LaneInstruction, channel: Protocol, sentAt: Instant): readonly InstructionAttempt[] {
  const attempt = (instruction.attempts.at(-1)?.attempt ?? 0) + 1;
  const all = [...instruction.attempts, { attempt, channel, sentAt, endedAt: null, result: null, httpStatus: null, note: null }];
  return all.length <= MOST_ATTEMPTS_KEPT ? all : [...all.slice(0, FIRST_KEPT), ...all.slice(FIRST_KEPT + 1)];
}

export function endAttempt(instruction: LaneInstruction, end: AttemptEnd): readonly InstructionAttempt[] {
  const open = instruction.attempts.findLastIndex((attempt) => attempt.endedAt === null);
  return instruction.attempts.map((attempt, index) =>
    index === open ? { ...attempt, endedAt: end.at, result: end.result, httpStatus: end.httpStatus, note: end.note } : attempt,
  );
}

/** The row was changed while a call was under way: what both sides know of attempts, the call's own first. */
export function mergeAttempts(calling: LaneInstruction, stored: LaneInstruction): LaneInstruction['attempts'] {
  const before = calling.attempts.length - 1;
  const last = calling.attempts.at(-1)?.attempt ?? 0;
  const added = stored.attempts.slice(Math.max(before, 0)).filter((attempt) => attempt.channel === 'manual');
  return [...calling.attempts, ...added.map((attempt, index) => ({ ...attempt, attempt: last + 1 + index }))];
}

import type { BankReading } from '@paystop/connector-kit';
import type { InstructionAttempt, InstructionEventType } from '@paystop/contracts';
import { type Instant, assertNever, epochMs, instantFromMs, plusMs } from '@paystop/kernel';
import { endAttempt, startAttempt } from './attempts';
import { toPerson } from './channel';
import { type LaneInstruction, type Patch, type Transition, andThen, isFinal, quietly, telling } from './lane-instruction';
import { type DecisionContext, backoffMs } from './lane-rules';
import { closed, firstSentAt, takeReport } from './take-report';

/** How one call ended. */
export interface CallEnd {
  readonly reading: BankReading;
  readonly httpStatus: number | null;
  readonly signatureExpiresAtMs: number;
}

/** The row says `sending` already; from here on the attempt counts. */
export function beginSending(instruction: LaneInstruction, now: Instant): LaneInstruction {
  return { ...instruction, step: 'sending', attempts: startAttempt(instruction, instruction.channel, now) };
}

/** The call is under way and the bank has not answered yet. */
export function markDispatched(instruction: LaneInstruction): Transition {
  if (isFinal(instruction) || instruction.state === 'sent') return quietly(instruction, {});
  return telling(instruction, 'InstructionDispatched', { state: 'sent', sentAt: firstSentAt(instruction) });
}

/** RFC 9421 signatures of ours (contract-details 4). */
const SIGNATURE_LIFE_MS = 300_000;

/** Found in `sending` without an end: whoever sent it is gone, so it may have reached the bank. */
export function recoverSending(instruction: LaneInstruction, context: DecisionContext): Transition {
  if (instruction.step !== 'sending') return quietly(instruction, {});
  const sentAt = instruction.attempts.at(-1)?.sentAt ?? context.now;
  const reading: BankReading = { kind: 'maybe_sent', note: 'the dispatcher stopped while sending' };
  const end: CallEnd = { reading, httpStatus: null, signatureExpiresAtMs: epochMs(sentAt) + SIGNATURE_LIFE_MS };
  const { next, events } = takeOrderAnswer(instruction, end, context);
  return { next: { ...next, nextAttemptAt: context.now }, events };
}

/** Takes the answer to an order, told apart exactly as contract-details 3 asks. */
export function takeOrderAnswer(before: LaneInstruction, end: CallEnd, context: DecisionContext): Transition {
  const decided = decideOnAnswer({ ...before, attempts: endedAttempts(before, end, context.now) }, end, context);
  const overtaken = isFinal(before) && decided.events.length === 0 && before.attempts.some(({ endedAt }) => endedAt === null);
  return overtaken ? telling(decided.next, END_OF_OVERTAKEN[attemptResult(end.reading)], {}) : decided;
}

/** A callback was faster than the answer to the order: what is left to tell is how the attempt ended. */
const END_OF_OVERTAKEN: Readonly<Record<NonNullable<InstructionAttempt['result']>, InstructionEventType>> = {
  final: 'InstructionAcknowledged', acknowledged: 'InstructionAcknowledged', refused: 'InstructionAttemptFailed', not_sent: 'InstructionAttemptFailed', maybe_sent: 'InstructionAttemptFailed',
};

function decideOnAnswer(instruction: LaneInstruction, end: CallEnd, context: DecisionContext): Transition {
  const { reading } = end;
  if (isFinal(instruction) && reading.kind !== 'final') return quietly(instruction, {});
  switch (reading.kind) {
    case 'final':
      return reachedBank(instruction, (sent) => takeReport(sent, reading.report, context));
    case 'acknowledged':
    case 'processing':
      return reachedBank(instruction, (sent) => acknowledge(sent, context));
    case 'refused':
      return reachedBank(instruction, (sent) => refuseMalformed(sent, reading.note, context.now));
    case 'not_sent':
      return tryAgainLater(instruction, reading, context);
    case 'maybe_sent':
    case 'conflict':
    case 'never_received':
    case 'unanswered':
      return becomeIndeterminate(instruction, end, context);
    default:
      return assertNever(reading);
  }
}

/** An answer within the first moments tells both that it went out and what came back, in one write. */
function reachedBank(instruction: LaneInstruction, decide: (sent: LaneInstruction) => Transition): Transition {
  return andThen(markDispatched(instruction), decide);
}

export function acknowledge(instruction: LaneInstruction, { now, rules }: DecisionContext): Transition {
  const patch: Patch = { step: 'sync', unanswered: 0, nextAttemptAt: plusMs(now, rules.answerWithinMs) };
  if (instruction.state === 'acknowledged') return quietly(instruction, patch);
  return telling(instruction, 'InstructionAcknowledged', {
    ...patch, state: 'acknowledged', acknowledgedAt: instruction.acknowledgedAt ?? now, attention: null, sentAt: firstSentAt(instruction),
  });
}

function refuseMalformed(instruction: LaneInstruction, note: string, now: Instant): Transition {
  return telling(instruction, 'InstructionOutcomeRecorded', {
    ...closed(now), state: 'refused', result: 'refused', report: null,
    attention: { type: 'BankRefusedAsMalformed', detail: `the bank refused the message as malformed: ${note}`, at: now },
  });
}

type NotSent = Extract<BankReading, { readonly kind: 'not_sent' }>;

function tryAgainLater(instruction: LaneInstruction, reading: NotSent, { now, rules, chance, fallbackProtocol }: DecisionContext): Transition {
  const unsent: LaneInstruction = { ...instruction, sentAt: sentBefore(instruction) };
  if (instruction.fallbackAllowed && fallbackProtocol !== undefined && fallbackProtocol !== instruction.channel) {
    return toPerson(unsent, { protocol: fallbackProtocol }, now);
  }
  const waitMs = Math.max(backoffMs(rules.retry, instruction.failures, chance), reading.retryAfterMs ?? 0);
  const alarm = reading.cause === 'unauthorised' || reading.cause === 'misrouted';
  const known = instruction.attention?.type === 'BankUnauthorised';
  return telling(unsent, 'InstructionAttemptFailed', {
    state: 'queued', step: 'send', failures: instruction.failures + 1, nextAttemptAt: plusMs(now, waitMs),
    attention: alarm && !known ? { type: 'BankUnauthorised', detail: `the bank does not take our messages: ${reading.note}`, at: now } : instruction.attention,
  });
}

/** A call that surely did not go out does not count as sent. */
function sentBefore(instruction: LaneInstruction): Instant | null {
  const earlier = instruction.attempts.slice(0, -1).find((attempt) => attempt.result !== 'not_sent');
  return earlier?.sentAt ?? null;
}

function becomeIndeterminate(instruction: LaneInstruction, end: CallEnd, { now, rules, chance }: DecisionContext): Transition {
  const note = 'note' in end.reading ? end.reading.note : end.reading.kind;
  return telling(instruction, 'InstructionIndeterminate', {
    state: 'indeterminate', step: 'sync', unanswered: 0, failures: 0,
    nextAttemptAt: plusMs(now, backoffMs(rules.sync, 0, chance)),
    signatureExpiresAt: instantFromMs(end.signatureExpiresAtMs),
    sentAt: firstSentAt(instruction),
    attention: instruction.attention?.type === 'AskFirst' ? instruction.attention : { type: 'InstructionIndeterminate', detail: note, at: now },
  });
}

function endedAttempts(instruction: LaneInstruction, { reading, httpStatus }: CallEnd, now: Instant): LaneInstruction['attempts'] {
  const note = 'note' in reading ? reading.note : null;
  return endAttempt(instruction, { at: now, result: attemptResult(reading), httpStatus, note });
}

function attemptResult({ kind }: BankReading): NonNullable<InstructionAttempt['result']> {
  if (kind === 'final' || kind === 'refused' || kind === 'not_sent') return kind;
  return kind === 'acknowledged' || kind === 'processing' ? 'acknowledged' : 'maybe_sent';
}

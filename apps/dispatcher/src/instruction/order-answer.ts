import type { BankReading } from '@paystop/connector-kit';
import type { InstructionAttempt } from '@paystop/contracts';
import { type Instant, assertNever, epochMs, instantFromMs, plusMs } from '@paystop/kernel';
import { endAttempt, startAttempt } from './attempts';
import { toPerson } from './channel';
import { type LaneInstruction, type Patch, type Transition, andThen, isFinal, quietly, telling } from './lane-instruction';
import { type DecisionContext, backoffMs } from './lane-rules';
import { closed, takeReport } from './take-report';

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
  return telling(instruction, 'InstructionDispatched', { state: 'sent', sentAt: instruction.sentAt ?? instruction.attempts.at(-1)?.sentAt ?? null });
}

/** RFC 9421 signatures of ours (contract-details 4). */
const SIGNATURE_LIFE_MS = 300_000;

/** Found in `sending` without an end: whoever sent it is gone, so it may have reached the bank. */
export function recoverSending(instruction: LaneInstruction, context: DecisionContext): Transition {
  if (instruction.step !== 'sending') return quietly(instruction, {});
  const sentAt = instruction.attempts.at(-1)?.sentAt ?? context.now;
  const reading: BankReading = { kind: 'maybe_sent', note: 'the dispatcher stopped while sending' };
  const { next, events } = becomeIndeterminate(instruction, { reading, httpStatus: null, signatureExpiresAtMs: epochMs(sentAt) + SIGNATURE_LIFE_MS }, context);
  return { next: { ...next, nextAttemptAt: context.now }, events };
}

/** Takes the answer to an order, told apart exactly as contract-details 3 asks. */
export function takeOrderAnswer(instruction: LaneInstruction, end: CallEnd, context: DecisionContext): Transition {
  const { reading } = end;
  if (isFinal(instruction) && reading.kind !== 'final') return quietly(instruction, { attempts: ended(instruction, end, context, attemptResult(reading)) });
  switch (reading.kind) {
    case 'final':
      return reachedBank(instruction, (sent) => takeReport(sent, reading.report, context, { attempts: ended(sent, end, context, 'final') }));
    case 'acknowledged':
    case 'processing':
      return reachedBank(instruction, (sent) => acknowledge(sent, context, ended(sent, end, context, 'acknowledged')));
    case 'refused':
      return reachedBank(instruction, (sent) => refuseMalformed(sent, reading.note, context, ended(sent, end, context, 'refused')));
    case 'not_sent':
      return tryAgainLater(instruction, end, reading, context);
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

export function acknowledge(instruction: LaneInstruction, context: DecisionContext, attempts: LaneInstruction['attempts']): Transition {
  const patch: Patch = { step: 'sync', unanswered: 0, attempts, nextAttemptAt: plusMs(context.now, context.rules.answerWithinMs) };
  if (instruction.state === 'acknowledged') return quietly(instruction, patch);
  return telling(instruction, 'InstructionAcknowledged', {
    ...patch, state: 'acknowledged', acknowledgedAt: instruction.acknowledgedAt ?? context.now, attention: null, sentAt: instruction.sentAt ?? attempts.at(-1)?.sentAt ?? null,
  });
}

function refuseMalformed(instruction: LaneInstruction, note: string, { now }: DecisionContext, attempts: LaneInstruction['attempts']): Transition {
  return telling(instruction, 'InstructionOutcomeRecorded', {
    ...closed(now), attempts, state: 'refused', result: 'refused', report: null,
    attention: { type: 'BankRefusedAsMalformed', detail: `the bank refused the message as malformed: ${note}`, at: now },
  });
}

type NotSent = Extract<BankReading, { readonly kind: 'not_sent' }>;

function tryAgainLater(instruction: LaneInstruction, end: CallEnd, reading: NotSent, context: DecisionContext): Transition {
  const { now, rules, chance } = context;
  const waitMs = Math.max(backoffMs(rules.retry, instruction.failures, chance), reading.retryAfterMs ?? 0);
  const attempts = ended(instruction, end, context, 'not_sent');
  const fallback = context.fallbackProtocol;
  if (instruction.fallbackAllowed && fallback !== undefined && fallback !== instruction.channel) return toPerson({ ...instruction, attempts, sentAt: sentBefore(instruction) }, fallback, now);
  const alarm = reading.cause === 'unauthorised' || reading.cause === 'misrouted';
  const detail = `the bank does not take our messages: ${reading.note}`;
  const known = instruction.attention?.type === 'BankUnauthorised';
  return telling(instruction, 'InstructionAttemptFailed', {
    state: 'queued', step: 'send', failures: instruction.failures + 1, sentAt: sentBefore(instruction), nextAttemptAt: plusMs(now, waitMs),
    attempts,
    attention: alarm && !known ? { type: 'BankUnauthorised', detail, at: now } : instruction.attention,
  });
}

/** A call that surely did not go out does not count as sent. */
function sentBefore(instruction: LaneInstruction): Instant | null {
  const earlier = instruction.attempts.slice(0, -1).find((attempt) => attempt.result !== 'not_sent');
  return earlier?.sentAt ?? null;
}

function becomeIndeterminate(instruction: LaneInstruction, end: CallEnd, context: DecisionContext): Transition {
  const { now, rules, chance } = context;
  const note = 'note' in end.reading ? end.reading.note : end.reading.kind;
  return telling(instruction, 'InstructionIndeterminate', {
    state: 'indeterminate', step: 'sync', unanswered: 0, failures: 0,
    nextAttemptAt: plusMs(now, backoffMs(rules.sync, 0, chance)),
    signatureExpiresAt: instantFromMs(end.signatureExpiresAtMs),
    attempts: ended(instruction, end, context, 'maybe_sent'),
    sentAt: instruction.sentAt ?? instruction.attempts.at(-1)?.sentAt ?? null,
    attention: instruction.attention?.type === 'AskFirst' ? instruction.attention : { type: 'InstructionIndeterminate', detail: note, at: now },
  });
}

function attemptResult({ kind }: BankReading): NonNullable<InstructionAttempt['result']> {
  if (kind === 'final' || kind === 'refused' || kind === 'not_sent') return kind;
  return kind === 'acknowledged' || kind === 'processing' ? 'acknowledged' : 'maybe_sent';
}

function ended(
  instruction: LaneInstruction, end: CallEnd, { now }: DecisionContext, result: NonNullable<InstructionAttempt['result']>,
): LaneInstruction['attempts'] {
  const note = 'note' in end.reading ? end.reading.note : null;
  return endAttempt(instruction, { at: now, result, httpStatus: end.httpStatus, note });
}

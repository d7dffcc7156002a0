import type { BankReading } from '@paystop/connector-kit';
import { plusMs } from '@paystop/kernel';
import { type LaneInstruction, type Transition, isFinal, quietly, telling } from './lane-instruction';
import { type DecisionContext, backoffMs } from './lane-rules';
import { acknowledge } from './order-answer';
import { takeReport } from './take-report';
import { toPerson } from './channel';

export interface InquiryContext extends DecisionContext {
  /** The highest fence of (case, account): what stands below it never goes out again. */
  readonly fence: number;
}

/** An acknowledged instruction whose bank falls silent is no longer known to be in work. */
const SILENT_INQUIRIES = 3;

/** Takes the answer to "what became of it?". Asking never changes anything at the bank. */
export function takeInquiryAnswer(instruction: LaneInstruction, reading: BankReading, context: InquiryContext): Transition {
  switch (reading.kind) {
    case 'final':
      return takeReport(instruction, reading.report, context);
    case 'processing':
    case 'acknowledged':
      return isFinal(instruction) ? rest(instruction) : acknowledge(instruction, context);
    case 'never_received':
      return isFinal(instruction) ? rest(instruction) : sendAgain(instruction, context);
    case 'unanswered':
    case 'not_sent':
    case 'maybe_sent':
    case 'refused':
    case 'conflict':
      return isFinal(instruction) ? rest(instruction) : askLater(instruction, reading, context);
  }
}

function rest(instruction: LaneInstruction): Transition {
  return quietly(instruction, { step: 'none' });
}

/** The bank never had it: the same id and bytes are safe again, unless a release has overtaken it meanwhile. */
function sendAgain(instruction: LaneInstruction, context: InquiryContext): Transition {
  if (context.fence > instruction.sequence) return cancel(instruction, context.now);
  const { fallbackProtocol, now } = context;
  const expired = instruction.signatureExpiresAt === null || instruction.signatureExpiresAt <= now;
  const fresh: LaneInstruction = { ...instruction, sentAt: null, acknowledgedAt: null, unanswered: 0, failures: 0 };
  if (instruction.fallbackAllowed && fallbackProtocol !== undefined && fallbackProtocol !== instruction.channel && expired) {
    return toPerson(fresh, { protocol: fallbackProtocol }, now);
  }
  const attention = instruction.attention?.type === 'AskFirst' ? instruction.attention : null;
  return telling(fresh, 'InstructionQueued', { state: 'queued', step: 'send', nextAttemptAt: now, attention });
}

/** A release has overtaken an instruction that never began, or never arrived. */
export function cancel(instruction: LaneInstruction, now: string): Transition {
  return telling(instruction, 'InstructionCancelled', { state: 'cancelled', step: 'none', recordedAt: now, attention: null, proposal: null });
}

function askLater(instruction: LaneInstruction, reading: BankReading, context: InquiryContext): Transition {
  const { now, rules, chance } = context;
  const unanswered = instruction.unanswered + 1;
  const retryAfterMs = reading.kind === 'unanswered' || reading.kind === 'not_sent' ? (reading.retryAfterMs ?? 0) : 0;
  const nextAttemptAt = plusMs(now, Math.max(backoffMs(rules.sync, unanswered, chance), retryAfterMs));
  if (instruction.state === 'indeterminate' || unanswered < SILENT_INQUIRIES) return quietly(instruction, { unanswered, nextAttemptAt });
  const note = 'note' in reading ? reading.note : reading.kind;
  return telling(instruction, 'InstructionIndeterminate', {
    state: 'indeterminate', unanswered, nextAttemptAt,
    attention: { type: 'InstructionIndeterminate', detail: `the bank does not say what became of it: ${note}`, at: now },
  });
}

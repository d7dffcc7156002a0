import { type BankReport, type ManualOutcome } from '@paystop/contracts';
import { RESULTS_OF_ACTION, judgeOutcome } from '@paystop/connector-kit';
import { type Instant, type Result, ok, refuse } from '@paystop/kernel';
import { endAttempt, startAttempt } from './attempts';
import { cancel } from './inquiry-answer';
import { type LaneInstruction, type Transition, isFinal, quietly, telling } from './lane-instruction';
import { closed, keepAside } from './take-report';

export interface PersonsOutcome {
  readonly outcome: ManualOutcome;
  /** The token's subject. */
  readonly by: string;
  readonly now: Instant;
  readonly fence: number;
}

/** An operator enters what the bank said by phone or fax, or what they found out (contract-details 3). */
export function takePersonsOutcome(instruction: LaneInstruction, entered: PersonsOutcome): Result<Transition> {
  if (isFinal(instruction)) return supersede(instruction, entered);
  if (!isAwaited(instruction)) return refuse('INSTRUCTION.OUTCOME_NOT_EXPECTED', `the instruction is ${instruction.state} and not on a manual channel`);
  if (entered.outcome.result === 'not_received') return putBack(instruction, entered);
  const wrong = whyNotPlausible(instruction, entered.outcome);
  if (wrong !== undefined) return wrong;
  return ok(recordOutcome(instruction, entered));
}

function isAwaited({ state, step }: LaneInstruction): boolean {
  return state === 'sent' || state === 'acknowledged' || state === 'indeterminate' || (state === 'queued' && step === 'person');
}

function putBack(instruction: LaneInstruction, { by, now, outcome, fence }: PersonsOutcome): Result<Transition> {
  if (instruction.step === 'sending') return refuse('INSTRUCTION.OUTCOME_NOT_EXPECTED', 'a call to the bank is under way; wait for its end');
  if (fence > instruction.sequence) return ok(cancel(instruction, now));
  const step = instruction.step === 'person' ? 'person' : 'send';
  const attempts = personsAttempt(instruction, now, { result: 'not_sent', note: `not received, says ${outcome.evidence.spokenTo} (${by})` });
  return ok(telling(instruction, 'InstructionQueued', {
    state: 'queued', step, attempts, sentAt: null, acknowledgedAt: null, unanswered: 0, failures: 0, nextAttemptAt: now,
    attention: step === 'person' ? instruction.attention : null,
  }));
}

function recordOutcome(instruction: LaneInstruction, { outcome, by, now }: PersonsOutcome): Transition {
  const report = reportOf(instruction, outcome, by);
  return telling(instruction, 'InstructionOutcomeRecorded', {
    ...closed(now), state: report.result, result: report.result, report, recordedBy: by, attention: null,
    attempts: personsAttempt(instruction, now, { result: 'final', note: `${outcome.evidence.channel}: ${outcome.evidence.spokenTo}` }), sentAt: instruction.sentAt ?? now,
  });
}

/** While the bank contradicts itself one person proposes and another confirms; what was recorded is kept aside. */
function supersede(instruction: LaneInstruction, { outcome, by, now }: PersonsOutcome): Result<Transition> {
  const { attention, proposal } = instruction;
  if (attention === null || outcome.result === 'not_received') {
    return refuse('INSTRUCTION.OUTCOME_NOT_EXPECTED', `the instruction is ${instruction.state} and nothing about it is in doubt`);
  }
  const wrong = whyNotPlausible(instruction, outcome);
  if (wrong !== undefined) return wrong;
  const report = reportOf(instruction, outcome, by);
  if (proposal === null || !sameOutcome(proposal.report, report)) {
    return ok(telling(instruction, 'InstructionOutcomeProposed', { proposal: { report, by, at: now } }));
  }
  if (proposal.by === by) return refuse('FOUR_EYES.SAME_PERSON', 'another person has to confirm the superseding outcome');
  return ok(telling(instruction, 'InstructionOutcomeRecorded', {
    ...closed(now), state: report.result, result: report.result, report, recordedBy: by, attention: null,
    setAside: instruction.report === null ? instruction.setAside : keepAside(instruction, instruction.report),
  }));
}

function whyNotPlausible({ action }: LaneInstruction, { result, code }: ManualOutcome): Result<never> | undefined {
  if (result === 'not_received') return undefined;
  if (!RESULTS_OF_ACTION[action].includes(result)) return refuse('BODY.INVALID', `a ${action} cannot end ${result}`, { path: '/result' });
  if (code === undefined || code === null || judgeOutcome({ action, result, code }).legal) return undefined;
  return refuse('BODY.INVALID', `code ${code} does not go with ${result}`, { path: '/code' });
}

function reportOf({ instructionId }: LaneInstruction, outcome: ManualOutcome, by: string): BankReport {
  const { result, ...rest } = outcome;
  return { ...rest, instructionId, status: 'final', result: result === 'not_received' ? 'refused' : result, recordedBy: by };
}

function sameOutcome(a: BankReport, b: BankReport): boolean {
  return a.result === b.result && (a.code ?? null) === (b.code ?? null) && (a.heldAmount?.amountMinor ?? null) === (b.heldAmount?.amountMinor ?? null);
}

function personsAttempt(
  instruction: LaneInstruction, now: Instant, said: { readonly result: 'final' | 'not_sent'; readonly note: string },
): LaneInstruction['attempts'] {
  const open = instruction.attempts.at(-1)?.endedAt === null;
  const started = open ? instruction : { ...instruction, attempts: startAttempt(instruction, 'manual', now) };
  return endAttempt(started, { at: now, httpStatus: null, ...said });
}

/** Ask the bank now. */
export function syncNow(instruction: LaneInstruction, now: Instant): Result<Transition> {
  if (instruction.step === 'sync') return ok(quietly(instruction, { nextAttemptAt: now, raised: true }));
  if (instruction.step === 'sending') return ok(quietly(instruction, {}));
  if (instruction.step === 'none' && instruction.state !== 'cancelled' && instruction.channel !== 'manual' && instruction.attempts.length > 0) {
    return ok(quietly(instruction, { step: 'sync', nextAttemptAt: now }));
  }
  return refuse('STATE.CONFLICT', `the instruction is ${instruction.state}; the bank has nothing of it that could be asked for`);
}

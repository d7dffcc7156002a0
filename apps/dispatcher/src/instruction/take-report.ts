import type { BankReport, InstructionAction } from '@paystop/contracts';
import { type OutcomeJudgement, judgeOutcome, waitsBehindAnother } from '@paystop/connector-kit';
import { type Instant, plusMs } from '@paystop/kernel';
import { type LaneInstruction, type Patch, type Transition, isFinal, quietly, telling } from './lane-instruction';
import { type DecisionContext, backoffMs } from './lane-rules';

/** How an arriving report relates to what is recorded (contract-details 4). */
export type ReportNews = 'first' | 'same' | 'more' | 'completes' | 'contradicts';

/** A bank may correct itself often; the last few are what a person reads. */
const MOST_SET_ASIDE = 20;

/** Takes a bank's final report, from an answer, an inquiry or a callback. */
export function takeReport(instruction: LaneInstruction, report: BankReport, context: DecisionContext): Transition {
  switch (reportNews(instruction, report)) {
    case 'first':
      return recordFirst(instruction, report, context);
    case 'same':
      return quietly(instruction, settled(instruction));
    case 'more':
    case 'completes':
      return telling(instruction, 'InstructionOutcomeRecorded', { ...settled(instruction), report });
    case 'contradicts':
      return contradict(instruction, report, context.now);
  }
}

/** Compared are result, code and heldAmount only; more onward transfers are news. */
export function reportNews(instruction: LaneInstruction, report: BankReport): ReportNews {
  if (!isFinal(instruction) || hasItsTurn(instruction, report)) return 'first';
  const recorded = instruction.report;
  if (judgedResult(instruction.action, report) !== instruction.result) return 'contradicts';
  if (instruction.recordedBy !== null) return isPersons(recorded) ? 'completes' : sameWords(recorded, report);
  return sameWords(recorded, report);
}

/** A freeze that waited behind an earlier one is in force now: the next word of the same story, not another one. */
function hasItsTurn(instruction: LaneInstruction, report: BankReport): boolean {
  const waited = waitsBehindAnother(instruction.action, instruction.report?.code ?? null);
  const placed = report.result === 'held' || report.result === 'partially_held';
  return waited && placed && !waitsBehindAnother(instruction.action, report.code ?? null) && judgedResult(instruction.action, report) !== null;
}

function sameWords(recorded: BankReport | null, report: BankReport): ReportNews {
  if (recorded === null || (recorded.code ?? null) !== (report.code ?? null) || heldMinor(recorded) !== heldMinor(report)) return 'contradicts';
  return (report.onwardTransfers?.length ?? 0) > (recorded.onwardTransfers?.length ?? 0) ? 'more' : 'same';
}

/** A report written down by an operator carries its evidence. */
function isPersons(report: BankReport | null): boolean {
  return report !== null && 'evidence' in report;
}

function heldMinor(report: BankReport): string | null {
  return report.heldAmount?.amountMinor ?? null;
}

function judgedResult(action: InstructionAction, report: BankReport): string | null {
  const judged = judge(action, report);
  return judged.legal ? judged.result : null;
}

function judge(action: InstructionAction, report: BankReport): OutcomeJudgement {
  return judgeOutcome({ action, result: report.result, code: report.code ?? null });
}

function recordFirst(instruction: LaneInstruction, report: BankReport, context: DecisionContext): Transition {
  const judged = judge(instruction.action, report);
  if (!judged.legal) return holdBack(instruction, { report, fault: judged.fault }, context);
  return telling(instruction, 'InstructionOutcomeRecorded', {
    ...closed(context.now), state: judged.result, result: judged.result, report, attention: null, sentAt: firstSentAt(instruction),
  });
}

/** An answer that no bank may give is neither success nor failure: asked again, and shown. */
function holdBack(instruction: LaneInstruction, { report, fault }: { readonly report: BankReport; readonly fault: string }, context: DecisionContext): Transition {
  const unanswered = instruction.unanswered + 1;
  const detail = `the bank answered ${report.result} with code ${report.code ?? 'none'}: ${fault.replaceAll('_', ' ')}`;
  const known = instruction.attention?.type === 'BankAnswerUnknownCode' && instruction.attention.detail === detail;
  const next: Patch = {
    state: 'indeterminate', step: 'sync', unanswered,
    nextAttemptAt: plusMs(context.now, backoffMs(context.rules.sync, unanswered - 1, context.chance)),
    attention: known ? instruction.attention : { type: 'BankAnswerUnknownCode', detail, at: context.now },
    setAside: known ? instruction.setAside : keepAside(instruction, report),
    sentAt: firstSentAt(instruction),
  };
  return known && instruction.state === 'indeterminate' ? quietly(instruction, next) : telling(instruction, 'InstructionIndeterminate', next);
}

/** Kept and shown to an operator; what was recorded stands until two people say otherwise. */
function contradict(instruction: LaneInstruction, report: BankReport, now: Instant): Transition {
  const detail = `recorded ${instruction.state} ${instruction.report?.code ?? ''}, now ${report.result} ${report.code ?? ''}`.replaceAll(/ +/g, ' ').trim();
  const rest = settled(instruction);
  if (instruction.attention?.type === 'BankAnswerContradicted' && instruction.attention.detail === detail) return quietly(instruction, rest);
  return telling(instruction, 'InstructionAttentionRaised', {
    ...rest, attention: { type: 'BankAnswerContradicted', detail, at: now }, setAside: keepAside(instruction, report),
  });
}

export function keepAside(instruction: LaneInstruction, report: BankReport): readonly BankReport[] {
  return [...instruction.setAside, report].slice(-MOST_SET_ASIDE);
}

/** A final instruction that was asked about once more rests again. */
function settled(instruction: LaneInstruction): Patch {
  return { step: isFinal(instruction) ? 'none' : instruction.step };
}

/** The fields of an instruction that is over. */
export function closed(now: Instant): Patch {
  return { step: 'none', recordedAt: now, failures: 0, unanswered: 0, proposal: null };
}

/** When it first went out, as far as is known. */
export function firstSentAt({ sentAt, attempts }: LaneInstruction): Instant | null {
  return sentAt ?? attempts.at(-1)?.sentAt ?? null;
}

import type { LaneHistory, LaneInstruction, LaneState, LaneStep } from '../../instruction/lane-instruction';
import { isFinal } from '../../instruction/lane-instruction';
import { leftALimit } from '@paystop/connector-kit';
import { startAttempt } from '../../instruction/attempts';
import type { InstructionAction, Protocol } from '@paystop/contracts';

/** A row as the driver gives it. */
export interface LaneRow {
  readonly instruction_id: string;
  readonly case_id: string;
  readonly request_id: string | null;
  readonly account_ref: string;
  readonly institution_code: string;
  readonly unit: string;
  readonly action: InstructionAction;
  readonly sequence: number;
  readonly original_instruction_id: string | null;
  readonly only_if_took_effect: boolean;
  readonly due_at: Date;
  readonly amount_minor: string;
  readonly body: string;
  readonly traceparent: string | null;
  readonly state: LaneState;
  readonly step: LaneStep;
  readonly channel: Protocol;
  readonly raised: boolean;
  readonly next_attempt_at: Date;
  readonly version: number;
  readonly revision: number;
  readonly history: LaneHistory;
  readonly claimed_at: Date | null;
}

export const LANE_COLUMNS = `i.instruction_id, i.case_id, i.request_id, i.account_ref, i.institution_code, i.unit, i.action, i.sequence,
  i.original_instruction_id, i.only_if_took_effect, i.due_at, i.amount_minor, i.body, i.traceparent, i.state, i.step, i.channel, i.raised,
  i.next_attempt_at, i.version, i.revision, i.history, i.claimed_at`;

/** The attempt of a row in `sending` is written with its end; until then the claim stands for it. */
export function fromRow(row: LaneRow): LaneInstruction {
  const instruction = plainRow(row);
  const unwritten = row.step === 'sending' && row.claimed_at !== null && instruction.attempts.at(-1)?.endedAt !== null;
  return unwritten ? { ...instruction, attempts: startAttempt(instruction, row.channel, row.claimed_at.toISOString()) } : instruction;
}

function plainRow(row: LaneRow): LaneInstruction {
  return {
    ...row.history,
    instructionId: row.instruction_id, caseId: row.case_id, requestId: row.request_id, accountRef: row.account_ref,
    institutionCode: row.institution_code, unit: row.unit, action: row.action, sequence: row.sequence,
    originalInstructionId: row.original_instruction_id, onlyIfTookEffect: row.only_if_took_effect, dueAt: row.due_at.toISOString(),
    amountMinor: row.amount_minor, body: row.body, traceparent: row.traceparent, state: row.state, step: row.step, channel: row.channel,
    raised: row.raised, nextAttemptAt: row.next_attempt_at.toISOString(), version: row.version, revision: row.revision,
  };
}

export function historyOf(instruction: LaneInstruction): LaneHistory {
  const { attempts, failures, unanswered, fallbackAllowed, signatureExpiresAt, sentAt, acknowledgedAt } = instruction;
  const { recordedAt, result, report, attention, recordedBy, proposal, setAside } = instruction;
  return {
    attempts, failures, unanswered, fallbackAllowed, signatureExpiresAt, sentAt, acknowledgedAt,
    recordedAt, result, report, attention, recordedBy, proposal, setAside,
  };
}

/** One element of the JSON array that inserts. */
export function insertRecord(instruction: LaneInstruction): object {
  return {
    instruction_id: instruction.instructionId, case_id: instruction.caseId, request_id: instruction.requestId, account_ref: instruction.accountRef,
    institution_code: instruction.institutionCode, unit: instruction.unit, action: instruction.action, sequence: instruction.sequence,
    original_instruction_id: instruction.originalInstructionId, only_if_took_effect: instruction.onlyIfTookEffect, due_at: instruction.dueAt,
    amount_minor: instruction.amountMinor, body: instruction.body, traceparent: instruction.traceparent, ...saveRecord(instruction),
  };
}

/** One element of the JSON array that updates; `revision` is the one that must still be there. */
export function saveRecord(instruction: LaneInstruction): object {
  return {
    instruction_id: instruction.instructionId, revision: instruction.revision, state: instruction.state, step: instruction.step, channel: instruction.channel,
    raised: instruction.raised, next_attempt_at: instruction.nextAttemptAt, version: instruction.version, final: isFinal(instruction),
    left_limit: isFinal(instruction) && leftALimit({ action: instruction.action, result: instruction.result, code: instruction.report?.code ?? null }), history: historyOf(instruction),
  };
}
